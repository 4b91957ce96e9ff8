package com.ecomarket.central.sync;

import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Pages of the catalogue that were told moments ago. After a price list has been imported, or when
 * a chain opens, all shops ask for the same ones: one reads, the others wait for it.
 *
 * <p>A page never changes while the catalogue stands where it stood: a product that changes gets a
 * higher version. It is forgotten soon all the same, because a database that is put back to before
 * gives its versions twice.
 */
final class RecentPages {
  /** Of some hundred kilobytes each; a catalogue of 60,000 products has no more. */
  private static final int MOST = 32;

  private static final long LONGEST = Duration.ofSeconds(5).toNanos();

  private record Key(CatalogMark now, CatalogMark reported) {}

  private record Kept(CatalogPage page, long at) {}

  private final LongSupplier nanos;
  private final Map<Key, Kept> kept = new LinkedHashMap<>();

  /**
   * @param nanos a clock like {@link System#nanoTime}
   */
  RecentPages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * The page that leads from one mark towards the other.
   *
   * @param read reads it, if nobody has just done so; what it throws is thrown on
   */
  synchronized CatalogPage page(CatalogMark now, CatalogMark reported, Supplier<CatalogPage> read) {
    kept.values().removeIf(one -> nanos.getAsLong() - one.at() > LONGEST);
    Key key = new Key(now, reported);
    Kept found = kept.get(key);
    if (found == null) {
      found = new Kept(read.get(), nanos.getAsLong());
      if (kept.size() == MOST) {
        kept.remove(kept.keySet().iterator().next());
      }
      kept.put(key, found);
    }
    return found.page();
  }
}
