package com.ecomarket.acceptance.recorder;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.LedgerLine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The witness. It keeps every request that was sent through it and every answer, outside both
 * services, and compares them one by one with what central posted. Safe for many threads.
 */
public final class Recorder {
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicLong number = new AtomicLong();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final Set<String> others = ConcurrentHashMap.newKeySet();

  /** A new wish with a key of its own; nothing is sent yet. */
  public SaleRequest request(BranchProcess branch, long productId, long quantity) {
    String key = "till-" + run + "-" + number.incrementAndGet();
    return new SaleRequest(branch.id(), key, productId, quantity);
  }

  /** Sends the request once and keeps what came back. */
  public Answer ask(BranchProcess branch, SaleRequest request) {
    long start = System.nanoTime();
    Answer answer = branch.sell(request.productId(), request.quantity(), request.key());
    exchanges.add(new Exchange(request, answer, start, System.nanoTime() - start));
    if (answer instanceof Answer.Sold) {
      acknowledged.incrementAndGet();
    }
    return answer;
  }

  /** Sends every request of this branch again that was never answered, with its key. */
  public void askAgain(BranchProcess branch) {
    unanswered(branch.id()).forEach(request -> ask(branch, request));
  }

  /** The branch's requests that are still without a final answer. */
  public List<SaleRequest> unanswered(String branchId) {
    Map<SaleRequest, Boolean> answered = new LinkedHashMap<>();
    for (Exchange exchange : exchanges) {
      if (exchange.request().branchId().equals(branchId)) {
        answered.merge(exchange.request(), exchange.answer().isFinal(), Boolean::logicalOr);
      }
    }
    return answered.entrySet().stream()
        .filter(request -> !request.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The sale ids of every 200 that this branch gave so far. */
  public Set<String> saleIds(String branchId) {
    Set<String> ids = new LinkedHashSet<>();
    for (Exchange exchange : exchanges) {
      if (exchange.request().branchId().equals(branchId)
          && exchange.answer() instanceof Answer.Sold sold) {
        ids.add(sold.saleId());
      }
    }
    return ids;
  }

  /** The wishes that this branch answered with 200, each once. */
  public Set<SaleRequest> sold(String branchId) {
    Set<SaleRequest> sold = new LinkedHashSet<>();
    for (Exchange exchange : exchanges) {
      if (exchange.request().branchId().equals(branchId)
          && exchange.answer() instanceof Answer.Sold) {
        sold.add(exchange.request());
      }
    }
    return sold;
  }

  /** Units that this branch sold, by product and by its own answers; each wish counts once. */
  public Map<Long, Long> unitsSold(String branchId) {
    Map<Long, Long> units = new TreeMap<>();
    sold(branchId).forEach(wish -> units.merge(wish.productId(), wish.quantity(), Long::sum));
    return units;
  }

  /** Sales after which a branch said that less than nothing was left on its shelf. */
  public long oversold() {
    return exchanges.stream()
        .filter(
            exchange ->
                exchange.answer() instanceof Answer.Sold sold && sold.remainingLocalStock() < 0)
        .count();
  }

  /** A sale that was made past this witness and is accounted for elsewhere. */
  public void knows(String saleId) {
    others.add(saleId);
  }

  /** How many times 200 was heard, at all branches. */
  public int acknowledged() {
    return acknowledged.get();
  }

  /** How long the answered requests took that were asked in this span of {@code nanoTime}. */
  public Latency latency(long from, long to) {
    return Latency.of(
        exchanges.stream()
            .filter(exchange -> exchange.answer() instanceof Answer.Sold)
            .filter(exchange -> exchange.askedAt() - from >= 0 && exchange.askedAt() - to < 0)
            .mapToLong(Exchange::took)
            .toArray());
  }

  /** Holds the own record against central's, sale by sale. */
  public Comparison compare(CentralProcess central, Collection<String> branchIds) {
    return compare(central, branchIds, Set.of());
  }

  /**
   * Holds the own record against central's, sale by sale.
   *
   * @param destroyed keys of sales whose only disk is gone
   */
  public Comparison compare(
      CentralProcess central, Collection<String> branchIds, Set<String> destroyed) {
    Map<String, List<LedgerLine>> lines = new LinkedHashMap<>();
    branchIds.forEach(
        id ->
            lines.put(
                id,
                central.lines(id).stream()
                    .filter(line -> !others.contains(line.saleId()))
                    .toList()));
    return Comparison.of(List.copyOf(exchanges), lines, destroyed);
  }
}
