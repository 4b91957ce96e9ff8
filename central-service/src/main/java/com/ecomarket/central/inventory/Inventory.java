package com.ecomarket.central.inventory;

import com.ecomarket.central.branch.Patience;
import com.ecomarket.central.inventory.InventoryPage.Encoded;
import com.ecomarket.central.inventory.InventoryPage.Item;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the page of all products ready. A small one is looked up for every request. A large one,
 * which takes longer to write than a request should, is at most a second old: it is made anew
 * beside the requests once it is half as old as that.
 */
@Component
class Inventory {
  /** Up to so many products every request sees all that was posted before it. */
  static final int SMALL = 1000;

  private static final long OLDEST = Duration.ofSeconds(1).toNanos();
  private static final long RENEW = OLDEST / 2;

  private static final Logger log = LoggerFactory.getLogger(Inventory.class);

  private final StockTotals totals;
  private final GlobalStock stock;
  private final Patience patience;
  private final ObjectMapper mapper;
  private final TransactionTemplate snapshot;
  private final TaskExecutor beside;
  private final Clock clock;

  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable Read last;

  Inventory(
      StockTotals totals,
      GlobalStock stock,
      Patience patience,
      ObjectMapper mapper,
      @Qualifier("reads") TransactionTemplate snapshot,
      @Qualifier("applicationTaskExecutor") TaskExecutor beside,
      Clock clock) {
    this.totals = totals;
    this.stock = stock;
    this.patience = patience;
    this.mapper = mapper;
    this.snapshot = snapshot;
    this.beside = beside;
    this.clock = clock;
  }

  /**
   * @param began when it was begun to be read, on a clock that never steps
   */
  private record Read(long began, InventoryPage page) {
    boolean isSmall() {
      return page.items().size() <= SMALL;
    }
  }

  /** All products. */
  InventoryPage page() {
    long asked = System.nanoTime();
    Read read = last;
    if (read == null || read.isSmall() || asked - read.began() > OLDEST) {
      return readAfter(asked);
    }
    if (asked - read.began() > RENEW && renewing.compareAndSet(false, true)) {
      beside.execute(this::renew);
    }
    return read.page();
  }

  private void renew() {
    try {
      readAfter(System.nanoTime());
    } catch (RuntimeException e) {
      log.warn("The inventory could not be read beside the requests: {}", e.getMessage());
    } finally {
      renewing.set(false);
    }
  }

  /** Those who come meanwhile wait, and take what was begun after they had come. */
  private synchronized InventoryPage readAfter(long asked) {
    Read read = last;
    if (read == null || read.began() - asked < 0) {
      long began = System.nanoTime();
      InventoryPage before = read == null ? null : read.page();
      read = new Read(began, Objects.requireNonNull(snapshot.execute(status -> read(before))));
      last = read;
    }
    return read.page();
  }

  private InventoryPage read(@Nullable InventoryPage before) {
    Instant now = clock.instant();
    Map<Long, Long> units = totals.now();
    NavigableMap<Long, Item> items = new TreeMap<>();
    for (GlobalStock.Row row : stock.products(units)) {
      items.put(row.productId(), Item.of(row));
    }
    List<String> silent = stock.notHeardOfSince(now.minus(patience.late()));
    Encoded encoded =
        before != null && before.items().equals(items)
            ? before.encoded()
            : Encoded.of(items, mapper);
    return new InventoryPage(now, silent, items, encoded);
  }
}
