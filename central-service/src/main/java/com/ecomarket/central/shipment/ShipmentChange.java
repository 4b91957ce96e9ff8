package com.ecomarket.central.shipment;

import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.ledger.Posting;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.LossFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one posting do to one shipment.
 *
 * @param mentions what each line says of where it goes
 * @param units by product id
 */
record ShipmentChange(String shipmentId, List<Mention> mentions, SortedMap<Long, Units> units) {

  /** Of the lines that moved units; by shipment id, the one order in which rows are taken. */
  static List<ShipmentChange> of(List<LedgerLine> lines) {
    Map<String, ShipmentChange> changes = new TreeMap<>();
    for (LedgerLine line : lines) {
      Movement movement = line.movement();
      Posting posting = line.posting();
      Mention mention = movement == null || posting == null ? null : mention(movement, posting);
      if (movement != null && mention != null) {
        String id = String.valueOf(movement.facts().shipmentId());
        ShipmentChange change =
            changes.computeIfAbsent(
                id, fresh -> new ShipmentChange(fresh, new ArrayList<>(), new TreeMap<>()));
        change.mentions.add(mention);
        change.units.merge(movement.productId(), units(movement), Units::plus);
      }
    }
    return List.copyOf(changes.values());
  }

  /** Its first dispatch, if there is one. */
  Optional<Mention> dispatch() {
    return first(MovementKind.DISPATCH);
  }

  boolean hasReceipt() {
    return first(MovementKind.RECEIPT).isPresent();
  }

  private Optional<Mention> first(MovementKind kind) {
    return mentions.stream().filter(mention -> mention.kind() == kind).findFirst();
  }

  private static @Nullable Mention mention(Movement movement, Posting posting) {
    if (movement.facts() instanceof DispatchFacts dispatch) {
      return new Mention(movement.kind(), posting.from().place(), dispatch.to(), movement.at());
    }
    if (movement.facts() instanceof ReceiptFacts receipt) {
      return new Mention(movement.kind(), receipt.from(), posting.to().place(), movement.at());
    }
    if (movement.facts() instanceof LossFacts loss) {
      return new Mention(movement.kind(), loss.from(), OwnBooks.WAREHOUSE, movement.at());
    }
    return null;
  }

  private static Units units(Movement movement) {
    long quantity = movement.quantity();
    if (movement.facts() instanceof ReceiptFacts receipt) {
      return receipt.damaged() ? new Units(0, 0, quantity, 0) : new Units(0, quantity, 0, 0);
    }
    if (movement.facts() instanceof LossFacts loss) {
      return new Units(0, 0, 0, loss.found() ? -quantity : quantity);
    }
    return new Units(quantity, 0, 0, 0);
  }

  /**
   * What one line says.
   *
   * @param to of a {@code LOSS}, which does not say it, the warehouse
   * @param at by the clock of the place that wrote it
   */
  record Mention(MovementKind kind, String from, String to, Instant at) {}

  /** Units of one product that are added to its line; {@code lost} is below zero if found. */
  record Units(long dispatched, long received, long damaged, long lost) {
    Units plus(Units more) {
      return new Units(
          dispatched + more.dispatched,
          received + more.received,
          damaged + more.damaged,
          lost + more.lost);
    }
  }
}
