package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** Two centrals on one PostgreSQL, beside one of them alone. */
final class TwoCentrals {
  private final Plan plan;
  private final Books books;
  private final Shops shops;
  private final Measure ratio;
  private final Measure waits;

  TwoCentrals(Plan plan, Books books, Table table) {
    this.plan = plan;
    this.books = books;
    this.shops = new Shops("TWO", books);
    ratio =
        table.row(Measure.atLeast(0.95, "lines/s into two centrals on one PostgreSQL / into one"));
    waits =
        table.row(
            Measure.atMost(0, "times a book was seen waiting for a lock meanwhile").digits(0));
  }

  void measure(CentralProcess first, CentralProcess second) throws IOException, SQLException {
    URI one = first.address();
    URI other = second.address();
    first.service().start();
    second.service().start();
    try {
      for (URI warm : List.of(one, other, one, other, one, other)) {
        Replay.linesPerSecond(List.of(warm), shops.spread(warm, plan.backlog()).backlogs());
      }
      for (int round = 0; round < plan.rounds(); round++) {
        Shops.Group alone = shops.spread(one, plan.backlog());
        Shops.Group both = shops.spread(one, plan.backlog());
        double byOne = Replay.linesPerSecond(List.of(one), alone.backlogs());
        try (LockWaits watched = new LockWaits(books)) {
          ratio.add(Replay.linesPerSecond(List.of(one, other), both.backlogs()) / byOne);
          waits.add((double) watched.seen());
        }
      }
    } finally {
      second.service().stop();
      first.service().stop();
    }
  }
}
