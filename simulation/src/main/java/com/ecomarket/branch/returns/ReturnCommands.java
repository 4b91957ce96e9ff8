package com.ecomarket.branch.returns;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.receipt.Sale;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Hands the simulation the command of {@code POST /returns}. */
@NullMarked
public final class ReturnCommands {
  private ReturnCommands() {}

  /** Takes back one unit of a sale, of this shop or of another one. */
  public static Command<Decided> takeBack(
      JournalReader journal,
      String saleId,
      long productId,
      boolean damaged,
      String key,
      Instant at) {
    RequestKey request = RequestKey.of(key, () -> "return " + saleId + " " + productId);
    return Decided.by(
        new TakeBack(saleId, sale(journal, saleId), productId, 1, damaged, request, at), List::of);
  }

  private static @Nullable Sale sale(JournalReader journal, String saleId) {
    StoredLine first = journal.findSale(saleId);
    Movement line = first == null ? null : first.movement();
    if (first == null || line == null) {
      return null;
    }
    return Objects.requireNonNull(line.sale()).basket() == null
        ? new Sale(List.of(line))
        : new Sale(journal.together(first).stream().map(it -> (Movement) it.read()).toList());
  }
}
