package com.ecomarket.acceptance;

import com.ecomarket.acceptance.chaos.ErrandBook;
import com.ecomarket.acceptance.chaos.Town;
import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.recorder.BranchFindings;
import com.ecomarket.acceptance.recorder.Recorder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came of everything that was acknowledged in a storm: sale by sale and errand by errand, and
 * unit by unit in every account.
 */
final class Reckoning {
  private final Recorder recorder;
  private final Town town;
  private final Chain chain;
  private final OwnRecord record = new OwnRecord();
  private final Map<String, ErrandBook.Found> errands = new TreeMap<>();
  private final Map<String, Long> below = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Verdict verdict;
  private long unexplained;

  /** Asks central for all of it; takes seconds. */
  Reckoning(Recorder recorder, Town town) {
    this.recorder = recorder;
    this.town = town;
    this.chain = town.chain();
    Set<String> destroyed = town.disks().destroyed();
    openAccounts();
    for (String id : chain.branchIds()) {
      ErrandBook.Found found =
          town.errandBook().compare(id, chain.central().lines(id), destroyed, recorder, record);
      errands.put(id, found);
      faults.addAll(found.lost());
      faults.addAll(found.doubled());
    }
    this.verdict = Verdict.of(recorder, chain, destroyed);
    faults.addAll(verdict.faults());
    verdict.comparison().branches().forEach(this::bookSales);
    explain();
    lookBelowZero();
  }

  /** A sentence for each thing that is wrong. */
  List<String> faults() {
    return faults;
  }

  /** The tills' part, and central's own audit. */
  Verdict verdict() {
    return verdict;
  }

  /** What was booked beside the tills, by shop. */
  Map<String, ErrandBook.Found> errands() {
    return errands;
  }

  /** Units that are in another account at central than by the own record. */
  long unexplained() {
    return unexplained;
  }

  /** Units below zero on a shop's shelf. */
  long below(String id) {
    return below.getOrDefault(id, 0L);
  }

  private void openAccounts() {
    Town.SHELF.forEach(
        (product, units) -> {
          record.move("supplier@central", "stock@central", product, Town.WAREHOUSE);
          chain
              .branchIds()
              .forEach(id -> record.move("stock@central", "stock@" + id, product, units));
        });
  }

  /** Each wish of the tills that was answered with 200, unless it went with a disk. */
  private void bookSales(String id, BranchFindings found) {
    recorder.sold(id).stream()
        .filter(wish -> !found.destroyed().contains(wish.key()))
        .forEach(
            wish -> record.move("stock@" + id, "sold@" + id, wish.productId(), wish.quantity()));
  }

  private void explain() {
    for (long product : Town.SHELF.keySet()) {
      Map<String, Long> theirs = chain.central().accounts(product);
      faults.addAll(record.differences(product, theirs));
      unexplained += record.unitsApart(product, theirs);
    }
  }

  /** A shop whose journal was put back or cloned can sell a unit twice; any other one cannot. */
  private void lookBelowZero() {
    for (JsonNode negative : chain.central().audit().path("negative_stocks")) {
      String id = negative.path("account").asText().replaceFirst("^stock@", "");
      below.merge(id, -negative.path("units").asLong(), Long::sum);
      if (!town.disks().replaced().contains(id)) {
        faults.add("oversold: " + negative);
      }
    }
    if (recorder.oversold() > 0) {
      faults.add(recorder.oversold() + " sales left less than nothing on a shelf");
    }
  }
}
