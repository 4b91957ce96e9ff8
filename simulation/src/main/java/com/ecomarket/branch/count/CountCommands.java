package com.ecomarket.branch.count;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Hands the simulation the command of {@code POST /stock-counts}. */
@NullMarked
public final class CountCommands {
  private CountCommands() {}

  /** Says what was counted of one product, now; what it wrote is found by its key. */
  public static Command<Decided> count(
      JournalReader journal, Stock stock, long productId, long units, String key, Instant at) {
    RequestKey request = RequestKey.of(key, () -> "count " + productId + " " + units);
    TakeStock command =
        new TakeStock(
            Map.of(productId, units),
            null,
            null,
            request,
            at,
            stock.position(),
            journal,
            pen -> List.of());
    return new Command<>() {
      @Override
      public boolean alone() {
        return command.alone();
      }

      @Override
      public Decided decide(Pen pen) {
        Outcome<Map<Long, Long>, CountRefusal> outcome = command.decide(pen);
        boolean done = outcome instanceof Outcome.Done;
        boolean replayed =
            outcome instanceof Outcome.Done<Map<Long, Long>, CountRefusal> it && it.replayed();
        List<Movement> lines = done ? pen.findByKey(key) : List.of();
        return new Decided(lines, done, replayed, outcome instanceof Outcome.KeyReused);
      }
    };
  }
}
