package com.ecomarket.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All randomness of a run; the same seed gives the same run. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True with this probability. */
  boolean of(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** A whole number, both ends included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** A time, to the microsecond, both ends included. */
  Duration between(Duration least, Duration most) {
    return Duration.ofNanos(
        1000 * random.nextLong(least.toNanos() / 1000, most.toNanos() / 1000 + 1));
  }

  /** One of them. */
  <T> T of(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  double fraction() {
    return random.nextDouble();
  }
}
