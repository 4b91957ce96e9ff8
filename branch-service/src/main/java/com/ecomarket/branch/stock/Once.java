package com.ecomarket.branch.stock;

import com.ecomarket.contract.Movement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that is done once for each Idempotency-Key, however often it comes. A refusal is not
 * remembered.
 *
 * @param <T> what was done
 * @param <R> why it may be refused
 */
public interface Once<T, R> extends Command<Outcome<T, R>> {

  /** The key and the request, null if the caller gave no key. */
  @Nullable RequestKey key();

  /**
   * Decides a request that was not done before. It puts {@link #key} into its first line, or tells
   * the pen if it was done and has none.
   */
  Outcome<T, R> decideFirst(Pen pen);

  /** What an earlier request did, from the lines that it wrote; there may be none. */
  T again(List<Movement> lines);

  @Override
  default Outcome<T, R> decide(Pen pen) {
    RequestKey key = key();
    if (key == null) {
      return decideFirst(pen);
    }
    List<Movement> before = pen.findByKey(key.key());
    String done =
        before.isEmpty() ? pen.doneWithoutLine(key.key()) : before.get(0).facts().request();
    if (before.isEmpty() && done == null) {
      return decideFirst(pen);
    }
    return key.digest().equals(done)
        ? new Outcome.Done<>(again(before), true)
        : new Outcome.KeyReused<>(key.key());
  }
}
