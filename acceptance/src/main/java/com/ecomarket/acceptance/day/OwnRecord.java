package com.ecomarket.acceptance.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Units per account and product, kept by whoever plays the day and not by the system: double entry,
 * so that every unit is somewhere.
 */
public final class OwnRecord {
  private final Map<String, Map<Long, Long>> accounts = new TreeMap<>();

  /** Units that went from one account to another, such as {@code stock@central}. */
  public void move(String from, String to, long productId, long units) {
    add(from, productId, -units);
    add(to, productId, units);
  }

  /** Accounts that were ever moved, by name. */
  public List<String> accounts() {
    return List.copyOf(accounts.keySet());
  }

  /** Units in one account now. */
  public long units(String account, long productId) {
    return accounts.getOrDefault(account, Map.of()).getOrDefault(productId, 0L);
  }

  /** Units on all shelves, in the warehouse and on the way. */
  public long global(long productId) {
    return accounts.keySet().stream()
        .filter(account -> account.startsWith("stock@") || account.startsWith("transit@"))
        .mapToLong(account -> units(account, productId))
        .sum();
  }

  /**
   * Where somebody else's accounts of a product differ from this record, a sentence each.
   *
   * @param theirs units by account; one that is missing holds 0
   */
  public List<String> differences(long productId, Map<String, Long> theirs) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(accounts.keySet());
    names.addAll(theirs.keySet());
    for (String account : names) {
      long ours = units(account, productId);
      long others = theirs.getOrDefault(account, 0L);
      if (ours != others) {
        differences.add(
            "product %d: %s holds %d by the record of the day and %d at central"
                .formatted(productId, account, ours, others));
      }
    }
    return differences;
  }

  /**
   * Units that somebody else has in other accounts of a product than this record.
   *
   * @param theirs units by account; one that is missing holds 0
   */
  public long unitsApart(long productId, Map<String, Long> theirs) {
    TreeSet<String> names = new TreeSet<>(accounts.keySet());
    names.addAll(theirs.keySet());
    return names.stream()
        .mapToLong(name -> theirs.getOrDefault(name, 0L) - units(name, productId))
        .filter(more -> more > 0)
        .sum();
  }

  private void add(String account, long productId, long units) {
    accounts.computeIfAbsent(account, name -> new TreeMap<>()).merge(productId, units, Long::sum);
  }
}
