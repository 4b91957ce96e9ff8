package com.ecomarket.branch.sync;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.healing.Healer;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One whole conversation of a shop with a central, from which it learns. */
final class Conversation {
  private Conversation() {}

  static void with(TestShop shop, Central central, Learner learner) {
    with(shop, central, learner, Map::of);
  }

  /**
   * @param neighbours what the shop reports of them
   */
  static void with(
      TestShop shop, Central central, Learner learner, Supplier<Map<String, String>> neighbours) {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    new SyncSession(
            central,
            shop.reader(),
            shop.stock(),
            (stream, seq) ->
                shop.ask(
                    pen -> {
                      pen.acknowledge(seq);
                      return true;
                    }),
            new Healer("B", central, shop.reader(), shop::ask, ids, TestShop.CLOCK),
            new Reports(shop, neighbours),
            new Pacing(Duration.ofSeconds(2), () -> 0, () -> 0.5),
            List.of(learner),
            ids)
        .run(false);
  }

  private record Reports(TestShop shop, Supplier<Map<String, String>> neighbours)
      implements Reporter {
    @Override
    public SyncEnvelope.Report report(Position position, @Nullable StoredLine oldestPending) {
      Catalog catalog = shop.catalog();
      return new SyncEnvelope.Report(
          position.lastSeq(),
          position.lastHash(),
          StockDigest.text(position.digestSum()),
          null,
          "CLOSED",
          new CatalogMark(catalog.epoch(), catalog.version()),
          Instant.EPOCH,
          "i",
          "1",
          null,
          neighbours.get());
    }

    @Override
    public void refused(CentralAnswer answer) {
      throw new AssertionError(answer);
    }
  }
}
