package com.ecomarket.bench.shops;

/** Central said something that it must never say here: the run is worth nothing and ends. */
final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongAnswer(String reason) {
    super(reason);
  }
}
