package com.ecomarket.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds in each of which everything is measured once, one after the other
 * @param shortRounds the same of what a shop sells: many short ones, because what is compared is
 *     closer together in them, and one disturbance of the machine spoils one of more
 * @param span of one measurement
 * @param warmUp of each service: Java's compilers need most of a minute of load
 * @param backlog lines that wait when a backlog is drained
 * @param longBacklog lines of branches that were alone for days
 * @param branches that central adds up
 * @param shops the most that tell one central
 */
public record Plan(
    int rounds,
    int shortRounds,
    Duration span,
    Duration warmUp,
    int backlog,
    int longBacklog,
    int branches,
    int shops) {
  /** For figures that are shown to others. */
  public static Plan full() {
    return new Plan(
        5, 10, Duration.ofSeconds(2), Duration.ofSeconds(20), 100_000, 1_000_000, 100, 10_000);
  }

  /** To see whether something has changed a lot. */
  public static Plan quick() {
    return new Plan(
        2, 2, Duration.ofSeconds(2), Duration.ofSeconds(15), 20_000, 100_000, 20, 2_000);
  }
}
