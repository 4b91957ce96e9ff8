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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a shop of a test needs to talk with a central. */
final class Conversation {
  /** For those who expect no refusal. */
  static final Consumer<CentralAnswer> NONE_REFUSED =
      answer -> {
        throw new AssertionError(answer);
      };

  private Conversation() {}

  /** One whole conversation, from which the shop learns. */
  static void with(TestShop shop, Central central, Learner learner) {
    with(shop, central, learner, Map::of);
  }

  /**
   * @param neighbours what the shop reports of them
   */
  static void with(
      TestShop shop, Central central, Learner learner, Supplier<Map<String, String>> neighbours) {
    Reports reports = new Reports(shop, () -> null, neighbours, NONE_REFUSED);
    Pacing pacing = new Pacing(Duration.ofSeconds(2), () -> 0, () -> 0.5);
    session(shop, central, reports, pacing, learner).run(false);
  }

  static SyncSession session(
      TestShop shop, Central central, Reporter reporter, Pacing pacing, Learner learner) {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    return new SyncSession(
        central,
        shop.reader(),
        shop.stock(),
        (stream, seq) -> shop.ask(new Acknowledge(stream, seq)),
        new Healer("B", central, shop.reader(), shop::ask, ids, TestShop.CLOCK),
        reporter,
        pacing,
        List.of(learner),
        ids);
  }

  /**
   * What the shop says of itself.
   *
   * @param shipments digest of those that it knows
   * @param neighbours cursors of those that it asks about
   * @param refusals told what central refuses
   */
  record Reports(
      TestShop shop,
      Supplier<@Nullable String> shipments,
      Supplier<Map<String, String>> neighbours,
      Consumer<CentralAnswer> refusals)
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
          shipments.get(),
          neighbours.get());
    }

    @Override
    public void refused(CentralAnswer answer) {
      refusals.accept(answer);
    }
  }
}
