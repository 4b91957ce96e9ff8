package com.ecomarket.branch.stock;

import com.ecomarket.contract.Movement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/**
 * What a till hears, whatever it asked for.
 *
 * @param lines what was done, empty if nothing was
 * @param done whether it was done, now or before
 * @param replayed whether an earlier request with the same key did it
 * @param keyReused whether the key belongs to another request
 */
@NullMarked
public record Decided(List<Movement> lines, boolean done, boolean replayed, boolean keyReused) {

  /** The command, with its outcome in these words. */
  public static <T, R> Command<Decided> by(Once<T, R> command, Function<T, List<Movement>> lines) {
    return new Command<>() {
      @Override
      public Decided decide(Pen pen) {
        return of(command.decide(pen), lines);
      }

      @Override
      public boolean alone() {
        return command.alone();
      }
    };
  }

  private static <T, R> Decided of(Outcome<T, R> outcome, Function<T, List<Movement>> lines) {
    if (outcome instanceof Outcome.Done<T, R> done) {
      return new Decided(lines.apply(done.what()), true, done.replayed(), false);
    }
    return new Decided(List.of(), false, false, outcome instanceof Outcome.KeyReused);
  }
}
