package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import com.ecomarket.bench.sell.Catalogue;
import com.ecomarket.bench.sell.FourBranches;
import com.ecomarket.bench.sell.Peers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Backlogs of shops that come back, on both databases, with one central and with two. */
public final class CatchingUp {
  private final Plan plan;
  private final Path home;
  private final Table table = new Table();

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   */
  public CatchingUp(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("catalog.csv"));
    // Ports of PostgreSQL's may not be in use: it is chosen before those of the services.
    try (EmbeddedPostgres server = Peers.database()) {
      Path files = home.resolve("central-file");
      Books sqlite = Books.sqlite(files);
      oneCentral(sqlite, sqlite.central("central-file", home, catalogue));
      Books postgres = Books.postgres(server);
      CentralProcess first = postgres.central("first", home, catalogue);
      TwoCentrals two = new TwoCentrals(plan, postgres, table);
      oneCentral(postgres, first);
      two.measure(first, postgres.central("second", home, catalogue));
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Measure endToEnd =
        table.row(
            Measure.atLeast(
                    1_000_000 / 60.0,
                    "lines/s, four branches drain %,d lines, on SQLite"
                        .formatted(plan.longBacklog()))
                .digits(0));
    endToEnd.add(FourBranches.linesPerSecond(home.resolve("four"), plan.longBacklog()));
    return table.markdown();
  }

  private void oneCentral(Books books, CentralProcess central) throws IOException, SQLException {
    OneCentral one = new OneCentral(plan, books, table);
    central.service().start();
    try {
      books.makeBare();
      one.measure(central);
    } finally {
      central.service().stop();
    }
  }
}
