package com.ecomarket.branch.stock;

/** More commands wait than the queue holds; nothing was decided. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Overloaded() {
    super("the writer's queue is full", null, false, false);
  }
}
