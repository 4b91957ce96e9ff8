package com.ecomarket.branch.receiving;

/**
 * What arrived of one product, in units.
 *
 * @param received sound, for the shelf
 * @param damaged for shrinkage
 */
record Arrival(long received, long damaged) {

  long total() {
    return received + damaged;
  }

  Arrival plus(Arrival other) {
    return new Arrival(received + other.received, damaged + other.damaged);
  }
}
