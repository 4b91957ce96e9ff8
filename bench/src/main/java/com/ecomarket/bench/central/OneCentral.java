package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.machine.Cpu;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** What one central takes in, beside the same rows inserted with nothing around. */
final class OneCentral {
  /** Batches until Java's compilers have seen enough. */
  private static final int WARM_UP = 3;

  private final Plan plan;
  private final Books books;
  private final Shops shops;
  private final Measure ratio;
  private final Measure hot;
  private final Measure rate;
  private final Measure bare;
  private final Measure cpu;

  OneCentral(Plan plan, Books books, Table table) {
    this.plan = plan;
    this.books = books;
    this.shops = new Shops("ONE" + books.engine() + "-", books);
    String on = ", " + books.engine();
    ratio = table.row(Measure.atLeast(0.5, "lines/s from four shops / rows/s inserted bare" + on));
    hot = table.row(Measure.atMost(1.1, "time for one product sold by all / for a thousand" + on));
    rate = table.row(Measure.of("lines/s from four shops" + on).digits(0));
    bare = table.row(Measure.of("rows/s inserted bare" + on).digits(0));
    cpu = table.row(Measure.of("µs CPU of central's process for a line" + on).digits(1));
  }

  void measure(CentralProcess central) throws IOException, SQLException {
    URI address = central.address();
    List<URI> one = List.of(address);
    for (int warm = 0; warm < WARM_UP; warm++) {
      Shops.Group group = shops.spread(address, plan.backlog());
      Replay.linesPerSecond(one, group.backlogs());
      BareInsert.rowsPerSecond(books, group.ids());
    }
    for (int round = 0; round < plan.rounds(); round++) {
      Shops.Group spread = shops.spread(address, plan.backlog());
      Shops.Group single = shops.hot(address, plan.backlog());
      long before = Cpu.of(central.service().pid());
      double lines = Replay.linesPerSecond(one, spread.backlogs());
      cpu.add((double) (Cpu.of(central.service().pid()) - before) / plan.backlog());
      double rows = BareInsert.rowsPerSecond(books, spread.ids());
      rate.add(lines);
      bare.add(rows);
      ratio.add(lines / rows);
      hot.add(lines / Replay.linesPerSecond(one, single.backlogs()));
    }
  }
}
