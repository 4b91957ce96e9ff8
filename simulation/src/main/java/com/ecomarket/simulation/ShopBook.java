package com.ecomarket.simulation;

import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.intake.BranchBook;
import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.ledger.Account;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.Posting;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Central's book of one branch, in memory; it does what the real rules decide. */
final class ShopBook implements BranchBook {
  private final List<LedgerLine> lines = new ArrayList<>();
  private final Map<String, Map<Long, Hash>> places = new HashMap<>();
  private final Map<String, Map<Long, Set<Hash>>> origins = new HashMap<>();
  private final Map<Account, Map<Long, Long>> balances = new HashMap<>();
  private final Map<String, String> openedBy = new HashMap<>();
  private final CentralCatalog catalog;
  private @Nullable LineRef head;

  ShopBook(CentralCatalog catalog) {
    this.catalog = catalog;
  }

  /** The same book in another database. */
  ShopBook copy(CentralCatalog itsCatalog) {
    ShopBook copy = new ShopBook(itsCatalog);
    lines.forEach(copy::post);
    copy.openedBy.putAll(openedBy);
    copy.head = head;
    return copy;
  }

  /** Lines, balances and head, all together. */
  void take(Decision.Accepted accepted, String instanceId) {
    StreamLine opened = accepted.opened();
    if (opened != null) {
      openedBy.put(opened.streamId(), instanceId);
    }
    accepted.lines().forEach(this::post);
    head = accepted.head();
  }

  private void post(LedgerLine line) {
    lines.add(line);
    LineRef at = line.at();
    places.computeIfAbsent(at.streamId(), id -> new HashMap<>()).put(at.seq(), at.hash());
    LineRef origin = line.origin();
    if (origin != null) {
      origins
          .computeIfAbsent(origin.streamId(), id -> new HashMap<>())
          .computeIfAbsent(origin.seq(), seq -> new HashSet<>())
          .add(origin.hash());
    }
    Posting posting = line.posting();
    if (posting != null) {
      add(posting.from(), posting.productId(), -posting.units());
      add(posting.to(), posting.productId(), posting.units());
    }
  }

  private void add(Account account, long productId, long units) {
    balances.computeIfAbsent(account, it -> new TreeMap<>()).merge(productId, units, Long::sum);
  }

  List<LedgerLine> lines() {
    return lines;
  }

  Map<Account, Map<Long, Long>> balances() {
    return balances;
  }

  /** Units by product. */
  Map<Long, Long> balances(Account account) {
    return balances.getOrDefault(account, Map.of());
  }

  /** Whether the line stands there. */
  boolean isPosted(LineRef line) {
    return line.hash().equals(places.getOrDefault(line.streamId(), Map.of()).get(line.seq()));
  }

  /** Whether the line stands elsewhere, written again. */
  boolean isMoved(LineRef line) {
    return origins
        .getOrDefault(line.streamId(), Map.of())
        .getOrDefault(line.seq(), Set.of())
        .contains(line.hash());
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
    Map<Long, Hash> hashes = new HashMap<>(places.getOrDefault(streamId, Map.of()));
    hashes.keySet().removeIf(seq -> seq < firstSeq || seq > lastSeq);
    return hashes;
  }

  @Override
  public Set<LineRef> holds(Set<LineRef> wanted) {
    Set<LineRef> held = new HashSet<>(wanted);
    held.removeIf(line -> !isPosted(line) && !isMoved(line));
    return held;
  }

  @Override
  public Map<Long, Product> products(Set<Long> productIds) {
    Map<Long, Product> known = new HashMap<>(catalog.products());
    known.keySet().retainAll(productIds);
    return known;
  }

  @Override
  public Map<Long, List<Price>> prices(Set<Long> productIds) {
    return Map.of();
  }
}
