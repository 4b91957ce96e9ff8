package com.ecomarket.edge.fuzz;

import com.ecomarket.edge.RawHttp.Answer;
import java.util.Set;
import java.util.function.IntFunction;

/** What is shot at: an endpoint and requests that it should accept. */
public interface Target {
  /** Cases between two calls of {@link #prepare}. */
  int ROUND = 250;

  /** Names it in findings, and is a part of the seed. */
  String name();

  /** A request that is right as it is. */
  RawRequest valid(int number);

  /** Makes room for one more round of requests, such as stock to sell. */
  default void prepare(int number) {}

  /**
   * Called after each answer below 300.
   *
   * @param sent as it was before its bytes were damaged; null if they were
   * @throws AssertionError if it did something else than it was asked for
   */
  default void accepted(Shot sent, Answer answer) {}

  /** The tables that this refusal may change all the same, because it says so. */
  default Set<String> mayNote(Answer refusal) {
    return Set.of();
  }

  /** A target that needs nothing but its requests. */
  static Target of(String name, IntFunction<RawRequest> valid) {
    return new Stocked(name, () -> {}, valid);
  }
}
