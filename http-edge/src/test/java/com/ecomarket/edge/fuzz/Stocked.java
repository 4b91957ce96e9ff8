package com.ecomarket.edge.fuzz;

import java.util.function.IntFunction;

/** A target before each round of which somebody sees to it that there is enough of everything. */
public class Stocked implements Target {
  private final String name;
  private final Runnable stockUp;
  private final IntFunction<RawRequest> valid;

  /**
   * @param stockUp before each round
   * @param valid by number
   */
  public Stocked(String name, Runnable stockUp, IntFunction<RawRequest> valid) {
    this.name = name;
    this.stockUp = stockUp;
    this.valid = valid;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final RawRequest valid(int number) {
    return valid.apply(number);
  }

  @Override
  public final void prepare(int number) {
    stockUp.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
