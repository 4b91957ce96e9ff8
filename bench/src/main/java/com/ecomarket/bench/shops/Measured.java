package com.ecomarket.bench.shops;

import java.util.concurrent.TimeUnit;

/**
 * One load as it was measured.
 *
 * @param seconds for which it was
 * @param cpu that was used meanwhile, in microseconds
 * @param drain what happened after the shops had stopped selling
 */
record Measured(
    Load load,
    double seconds,
    Tally tally,
    Central.CpuTimes cpu,
    Central.Memory memory,
    Tally drain) {
  private static final double MICROS = TimeUnit.SECONDS.toMicros(1);

  /** Seconds of central and its database a second: 1 is one core. */
  double cores() {
    return (cpu.central() + cpu.postgres()) / MICROS / seconds;
  }

  /** Seconds of central alone a second. */
  double centralCores() {
    return cpu.central() / MICROS / seconds;
  }

  /** Milliseconds of central for 1,000 posted movements, with all heartbeats; 0 without any. */
  double centralPerThousand() {
    return perThousand(cpu.central());
  }

  /** The same of all processes of the database server. */
  double postgresPerThousand() {
    return perThousand(cpu.postgres());
  }

  /** The same of both together. */
  double perThousand() {
    return centralPerThousand() + postgresPerThousand();
  }

  /**
   * The same without the JVM's compilers and without what both use when nobody talks.
   *
   * @param idleCores seconds a second
   */
  double netPerThousand(double idleCores) {
    return perThousand(
        cpu.central() - cpu.compilers() + cpu.postgres() - (long) (idleCores * seconds * MICROS));
  }

  /** Microseconds of central and its database for one request, heartbeats included. */
  double perRequest() {
    return tally.requests == 0 ? 0 : (double) (cpu.central() + cpu.postgres()) / tally.requests;
  }

  private double perThousand(long micros) {
    return tally.posted == 0 ? 0 : (double) micros / tally.posted;
  }
}
