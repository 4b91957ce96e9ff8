package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.machine.Postgres;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import com.ecomarket.bench.shops.Catalogue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Backlogs of shops that come back, on both databases, with one central and with two. */
public final class CatchingUp {
  private final Plan plan;
  private final Path home;
  private final Return branches;
  private final Table table = new Table();

  /** Branches with a backlog that are let through at one moment. */
  public interface Return {
    /** Lines a second, of so many lines at least, until no branch has any left. */
    double linesPerSecond(Path home, int lines) throws IOException;
  }

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   * @param branches real ones
   */
  public CatchingUp(Plan plan, Path home, Return branches) {
    this.plan = plan;
    this.home = home;
    this.branches = branches;
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("catalog.csv"));
    try (EmbeddedPostgres server = Postgres.start()) {
      Books sqlite = Books.sqlite(home.resolve("on-sqlite"));
      oneCentral(sqlite, sqlite.central("on-sqlite", home, catalogue));
      Books postgres = Books.postgres(server);
      CentralProcess first = postgres.central("first", home, catalogue);
      oneCentral(postgres, first);
      new TwoCentrals(plan, postgres, table)
          .measure(first, postgres.central("second", home, catalogue));
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
    endToEnd.add(branches.linesPerSecond(home.resolve("four"), plan.longBacklog()));
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
