package com.ecomarket.branch.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the writer spends on a sale, counted and not timed: a count does not change with the load of
 * the machine, so it can only grow because the code did. Raise a bound with a reason.
 */
class CostOfASaleTest {
  private static final int SALES = 2000;

  /** Heap bytes of one sale that is committed alone: line, hash, statements of the driver. */
  private static final long MOST_BYTES = 7000;

  @Test
  void allocatesNoMoreThanItDid(@TempDir Path folder) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (TestShop shop = TestShop.open(folder, "1:1000000")) {
      sell(shop);
      long before = threads.getCurrentThreadAllocatedBytes();
      sell(shop);
      long each = (threads.getCurrentThreadAllocatedBytes() - before) / SALES;

      assertThat(each).as("bytes of a sale").isBetween(500L, MOST_BYTES);
    }
  }

  private static void sell(TestShop shop) {
    for (int i = 0; i < SALES; i++) {
      shop.sell(1, 1);
    }
  }
}
