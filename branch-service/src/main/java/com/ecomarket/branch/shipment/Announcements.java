package com.ecomarket.branch.shipment;

import com.ecomarket.branch.journal.Announced;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.contract.OpenShipments;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what central said last of the open shipments, in memory and in the journal, so that a shop
 * that starts without central knows them. One thread tells it; any thread asks.
 */
public final class Announcements {
  private final Consumer<Command<Boolean>> writer;
  private volatile Announced last;

  /**
   * @param writer hands a command to the writer and waits for its outcome
   * @param last what the journal holds
   */
  public Announcements(Consumer<Command<Boolean>> writer, Announced last) {
    this.writer = writer;
    this.last = last;
  }

  /** What central said last. */
  public Announced last() {
    return last;
  }

  /** Names what is held, for the report to central; null if nothing is. */
  public @Nullable String digest() {
    String digest = last.shipments().digest();
    return digest.isEmpty() ? null : digest;
  }

  /**
   * Takes what central says. Readers see it once it is durable.
   *
   * @param said null: the same as before, which then holds for what it has posted since
   * @param position the last line of the journal that is in these numbers
   */
  public void take(@Nullable OpenShipments said, long position) {
    Announced next = new Announced(said == null ? last.shipments() : said, position);
    if (said != null && !said.digest().equals(last.shipments().digest())) {
      writer.accept(
          pen -> {
            pen.announce(next);
            return true;
          });
    }
    last = next;
  }
}
