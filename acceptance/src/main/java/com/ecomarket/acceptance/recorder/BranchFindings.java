package com.ecomarket.acceptance.recorder;

import com.ecomarket.acceptance.process.LedgerLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One branch: every wish, with all that was heard about it, against the sales that central posted.
 *
 * @param acknowledged wishes that were answered with 200
 * @param atCentral sales that central posted
 * @param unanswered of those, sales whose till never heard anything: they may stand, once
 * @param lost acknowledged sale ids that central does not have
 * @param destroyed acknowledged keys that central does not have because the only disk that had them
 *     is gone
 * @param doubled sale ids or keys that stand for more than one sale
 * @param strange sentences about sales that nobody asked for, that were refused, or that differ
 */
public record BranchFindings(
    int acknowledged,
    int atCentral,
    int unanswered,
    Set<String> lost,
    Set<String> destroyed,
    Set<String> doubled,
    List<String> strange) {

  /** Sale ids or sentences that a report shows of each sort. */
  private static final int SHOWN = 5;

  static BranchFindings of(List<Exchange> asked, List<LedgerLine> sales, Set<String> destroyed) {
    return new Check(asked, sales).findings(destroyed);
  }

  List<String> sentences(String branch) {
    List<String> all = new ArrayList<>();
    lost.stream().limit(SHOWN).forEach(id -> all.add(branch + " acknowledged " + id + ": lost"));
    doubled.stream().limit(SHOWN).forEach(id -> all.add(branch + ": " + id + " is doubled"));
    strange.stream().limit(SHOWN).forEach(what -> all.add(branch + ": " + what));
    return all;
  }

  private static final class Check {
    private final List<LedgerLine> sales;
    private final Map<String, Wish> wishes = new LinkedHashMap<>();
    private final Set<String> doubled = new TreeSet<>();
    private final List<String> strange = new ArrayList<>();

    Check(List<Exchange> asked, List<LedgerLine> sales) {
      this.sales = sales;
      for (Exchange exchange : asked) {
        wishes
            .computeIfAbsent(exchange.request().key(), key -> new Wish(exchange.request()))
            .hear(exchange.answer());
      }
    }

    BranchFindings findings(Set<String> destroyed) {
      Set<String> acknowledged = promised();
      Map<String, String> idOfKey = new HashMap<>();
      Set<String> atCentral = new HashSet<>();
      int unanswered = 0;
      for (LedgerLine sale : sales) {
        if (!atCentral.add(sale.saleId())) {
          doubled.add(sale.saleId());
        }
        Wish wish = wishes.get(sale.key());
        if (wish == null) {
          strange.add("nobody asked for " + sale.saleId());
        } else {
          String other = idOfKey.putIfAbsent(sale.key(), sale.saleId());
          if (other != null && !other.equals(sale.saleId())) {
            doubled.add(sale.key());
          }
          unanswered += wish.mayStand() ? 1 : 0;
          wish.objection(sale).ifPresent(strange::add);
        }
      }
      Set<String> lost = new TreeSet<>(acknowledged);
      lost.removeAll(atCentral);
      Set<String> gone = new TreeSet<>();
      for (Wish wish : wishes.values()) {
        if (destroyed.contains(wish.request().key()) && lost.removeAll(wish.saleIds())) {
          gone.add(wish.request().key());
        }
      }
      return new BranchFindings(
          acknowledged.size(), sales.size(), unanswered, lost, gone, doubled, strange);
    }

    /** All promised sale ids. Two for one wish, or one for two wishes, is wrong already. */
    private Set<String> promised() {
      Set<String> ids = new TreeSet<>();
      for (Wish wish : wishes.values()) {
        if (wish.saleIds().size() > 1) {
          doubled.add(wish.request().key());
        }
        for (String id : wish.saleIds()) {
          if (!ids.add(id)) {
            strange.add("two customers were given the receipt " + id);
          }
        }
      }
      return ids;
    }
  }
}
