package com.ecomarket.central.intake;

import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.LineStatus;
import com.ecomarket.central.ledger.Posting;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A book in memory that does what decisions say. */
final class MemoryBook implements BranchBook {
  final List<LedgerLine> lines = new ArrayList<>();
  final Map<String, Long> balances = new HashMap<>();
  final List<Discrepancy> noted = new ArrayList<>();
  private final Map<String, String> openedBy = new LinkedHashMap<>();
  final Map<Long, Product> products = new HashMap<>();
  final Map<Long, List<Price>> prices = new HashMap<>();

  /** Asked for the history of prices, which costs a query. */
  int lookedBack;

  private @Nullable LineRef head;

  MemoryBook() {
    for (long id = 1; id <= 3; id++) {
      products.put(id, new Product(id, "Producto " + id, 250, 0, null, true, false, id));
    }
  }

  Decision take(Received received) {
    Received.Batch batch = (Received.Batch) received;
    Decision decision = BatchIntake.decide(this, batch);
    noted.addAll(decision.discrepancies());
    if (decision instanceof Decision.Accepted accepted) {
      if (accepted.opened() != null) {
        openedBy.put(accepted.opened().streamId(), batch.envelope().report().instanceId());
      }
      accepted.lines().forEach(this::post);
      accepted.unlisted().forEach(product -> products.put(product.productId(), product));
      head = accepted.head();
    }
    return decision;
  }

  private void post(LedgerLine line) {
    lines.add(line);
    Posting posting = line.posting();
    if (posting != null) {
      balances.merge(posting.from() + "/" + posting.productId(), -posting.units(), Long::sum);
      balances.merge(posting.to() + "/" + posting.productId(), posting.units(), Long::sum);
    }
  }

  List<LineStatus> statuses() {
    return lines.stream().map(LedgerLine::status).toList();
  }

  @Override
  public @Nullable LineRef head() {
    return head;
  }

  @Override
  public boolean knowsStream(String streamId) {
    return openedBy.containsKey(streamId);
  }

  @Override
  public @Nullable String openedBy() {
    return head == null ? null : openedBy.get(head.streamId());
  }

  @Override
  public Map<Long, Hash> hashes(String streamId, long firstSeq, long lastSeq) {
    Map<Long, Hash> hashes = new HashMap<>();
    for (LedgerLine line : lines) {
      LineRef at = line.at();
      if (at.streamId().equals(streamId) && at.seq() >= firstSeq && at.seq() <= lastSeq) {
        hashes.put(at.seq(), at.hash());
      }
    }
    return hashes;
  }

  @Override
  public Set<LineRef> holds(Set<LineRef> wanted) {
    Set<LineRef> held = new HashSet<>();
    for (LedgerLine line : lines) {
      held.add(line.at());
      if (line.origin() != null) {
        held.add(line.origin());
      }
    }
    held.retainAll(wanted);
    return held;
  }

  @Override
  public Map<Long, Product> products(Set<Long> productIds) {
    Map<Long, Product> known = new HashMap<>(products);
    known.keySet().retainAll(productIds);
    return known;
  }

  @Override
  public Map<Long, List<Price>> prices(Set<Long> productIds) {
    lookedBack++;
    return prices;
  }
}
