package com.ecomarket.acceptance.recorder;

import com.ecomarket.acceptance.process.LedgerLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The witness's record against central's, for every branch.
 *
 * @param branches the findings of each branch, in the order asked
 * @param unitsPosted units that central posted as sold, by product
 */
public record Comparison(Map<String, BranchFindings> branches, Map<Long, Long> unitsPosted) {

  /**
   * Holds one against the other.
   *
   * @param exchanges all that was asked and heard
   * @param lines all that central holds, by branch
   */
  public static Comparison of(List<Exchange> exchanges, Map<String, List<LedgerLine>> lines) {
    return of(exchanges, lines, Set.of());
  }

  /**
   * Holds one against the other.
   *
   * @param exchanges all that was asked and heard
   * @param lines all that central holds, by branch
   * @param destroyed keys of sales whose only disk is gone: central may lack them
   */
  public static Comparison of(
      List<Exchange> exchanges, Map<String, List<LedgerLine>> lines, Set<String> destroyed) {
    Map<String, List<Exchange>> asked =
        exchanges.stream().collect(Collectors.groupingBy(e -> e.request().branchId()));
    Map<String, BranchFindings> branches = new LinkedHashMap<>();
    Map<Long, Long> units = new TreeMap<>();
    lines.forEach(
        (branch, held) -> {
          List<LedgerLine> sales = held.stream().filter(LedgerLine::isPostedSale).toList();
          branches.put(
              branch, BranchFindings.of(asked.getOrDefault(branch, List.of()), sales, destroyed));
          sales.forEach(sale -> units.merge(sale.productId(), sale.quantity(), Long::sum));
        });
    return new Comparison(branches, units);
  }

  /** Sales that a 200 promised and central does not have. */
  public int lost() {
    return branches.values().stream().mapToInt(findings -> findings.lost().size()).sum();
  }

  /** Acknowledged sales that only a disk had that is gone. */
  public int destroyed() {
    return branches.values().stream().mapToInt(findings -> findings.destroyed().size()).sum();
  }

  /** Wishes that became more than one sale. */
  public int doubled() {
    return branches.values().stream().mapToInt(findings -> findings.doubled().size()).sum();
  }

  /** Sales at central that nobody asked for, that were refused, or that say something else. */
  public int strange() {
    return branches.values().stream().mapToInt(findings -> findings.strange().size()).sum();
  }

  /** Sales that were acknowledged, at all branches. */
  public int acknowledged() {
    return branches.values().stream().mapToInt(BranchFindings::acknowledged).sum();
  }

  /** Whether every acknowledged sale is at central exactly once, and nothing else is. */
  public boolean holds() {
    return lost() == 0 && doubled() == 0 && strange() == 0;
  }

  /** What is wrong, a sentence each; empty if it holds. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    branches.forEach((branch, findings) -> all.addAll(findings.sentences(branch)));
    return all;
  }
}
