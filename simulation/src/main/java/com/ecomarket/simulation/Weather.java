package com.ecomarket.simulation;

import java.time.Duration;

/**
 * How bad a run is. Each seed draws its own: some runs have one kind of trouble only, so that no
 * kind hides behind another. Probabilities are of one request, one commit or one second.
 *
 * @param drop of a request on its way
 * @param duplicate of a request that arrives twice
 * @param loseReply of an answer on its way
 * @param slowest how long a message takes at most
 * @param cutBefore of a process that dies before a commit
 * @param cutAfter of a process that dies after a commit and before its answers
 * @param diskFull of a commit that is cleanly refused
 * @param diskError of a commit whose outcome is unknown
 * @param cable of a shop that loses the way to or from central for a while
 * @param centralDies of a request that central does not survive
 * @param restore of a shop whose journal is replaced by an older copy, or by nothing
 * @param rot of a shop that loses power and finds a line of its journal damaged
 * @param cloned of a shop whose disk is copied into a second machine
 * @param centralRestored of central's database being replaced by an older copy
 * @param clockJump of a shop's clock being set
 */
record Weather(
    double drop,
    double duplicate,
    double loseReply,
    Duration slowest,
    double cutBefore,
    double cutAfter,
    double diskFull,
    double diskError,
    double cable,
    double centralDies,
    double restore,
    double rot,
    double cloned,
    double centralRestored,
    double clockJump) {

  /** Nothing goes wrong any more. */
  static final Weather CALM =
      new Weather(0, 0, 0, Duration.ofMillis(50), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Weather drawn(Chance chance) {
    return new Weather(
        some(chance, 0.3),
        some(chance, 0.3),
        some(chance, 0.3),
        chance.of(0.3) ? Duration.ofSeconds(5) : Duration.ofMillis(200),
        some(chance, 0.03),
        some(chance, 0.03),
        some(chance, 0.1),
        some(chance, 0.03),
        some(chance, 0.1),
        some(chance, 0.15),
        some(chance, 0.06),
        some(chance, 0.04),
        some(chance, 0.04),
        some(chance, 0.06),
        some(chance, 0.05));
  }

  private static double some(Chance chance, double most) {
    return chance.of(0.5) ? 0 : most * chance.fraction();
  }
}
