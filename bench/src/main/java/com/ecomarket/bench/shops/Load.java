package com.ecomarket.bench.shops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many shops sell how fast.
 *
 * @param shops 1 or more
 * @param rate sales a second in each shop, 0 for shops that only say that they are there
 */
record Load(int shops, double rate) {
  Load {
    if (shops < 1 || shops > 10_000 || !(rate >= 0 && rate <= 10_000)) {
      throw new IllegalArgumentException("1 to 10000 shops, each 0 to 10000 sales a second");
    }
  }

  /**
   * The loads to run. The first number of shops is the base of the ratios. What a movement costs
   * depends on how many lines a batch gathers, and so on the rate of one shop: where the bound on
   * the total lowers that rate, the base is run at the lower rate too.
   *
   * @param shops numbers of shops, the base first
   * @param rate sales a second in each shop
   * @param most sales a second of all shops together; more shops than that sell less each
   */
  static List<Load> plan(List<Integer> shops, double rate, double most) {
    List<Load> plan = new ArrayList<>();
    for (int number : shops) {
      double each = Math.min(rate, most / number);
      Load base = new Load(shops.get(0), each);
      if (!plan.contains(base)) {
        plan.add(base);
      }
      Load load = new Load(number, each);
      if (!plan.contains(load)) {
        plan.add(load);
      }
    }
    return plan;
  }

  /** Sales a second of all shops together. */
  double total() {
    return shops * rate;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, rate == Math.rint(rate) ? "%d x %.0f/s" : "%d x %.2f/s", shops, rate);
  }
}
