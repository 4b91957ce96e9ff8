package com.ecomarket.acceptance;

import com.ecomarket.acceptance.chaos.ErrandBook;
import com.ecomarket.acceptance.chaos.Script;
import com.ecomarket.acceptance.chaos.Town;
import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.recorder.BranchFindings;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.terminal.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The end of a storm: what befell the chain, what came of every sale, and the verdict. */
final class ChaosReport {
  private final Screen screen;
  private final Recorder recorder;
  private final Town town;
  private final Chain chain;
  private final Set<String> destroyed;
  private final OwnRecord record = new OwnRecord();
  private final Map<String, ErrandBook.Found> errands = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  ChaosReport(Screen screen, Recorder recorder, Town town) {
    this.screen = screen;
    this.recorder = recorder;
    this.town = town;
    this.chain = town.chain();
    this.destroyed = town.disks().destroyed();
  }

  /** Shows all, and says whether nothing was lost, doubled, oversold or unexplained. */
  boolean show(Script script) {
    openAccounts();
    chain.branchIds().forEach(this::compareErrands);
    Verdict verdict = Verdict.of(recorder, chain, destroyed);
    faults.addAll(verdict.faults());
    bookSales(verdict);
    long unexplained = unexplained();
    Map<String, Long> below = belowZero();
    screen.say("");
    screen.say(troubles(script).lines());
    screen.say("");
    screen.say(sales(verdict, below).lines());
    screen.say("");
    screen.say("central's audit: %s".formatted(verdict.auditOk() ? "ok" : "NOT OK"));
    screen.say("noted by central for people to look at: " + noted());
    screen.say("units that this record cannot explain: %,d".formatted(unexplained));
    screen.say("");
    faults.forEach(fault -> screen.say("  " + fault));
    screen.say(
        faults.isEmpty()
            ? "HELD: every acknowledged sale is at central exactly once, but for those whose only"
                + " disk was destroyed, and every unit is explained."
            : "BROKEN: see above.");
    return faults.isEmpty();
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

  private void compareErrands(String id) {
    ErrandBook.Found found =
        town.errandBook().compare(id, chain.central().lines(id), destroyed, recorder, record);
    errands.put(id, found);
    faults.addAll(found.lost());
    faults.addAll(found.doubled());
  }

  /** Of the tills: each wish that was answered with 200, unless it went with a disk. */
  private void bookSales(Verdict verdict) {
    verdict
        .comparison()
        .branches()
        .forEach(
            (id, found) ->
                recorder.sold(id).stream()
                    .filter(wish -> !found.destroyed().contains(wish.key()))
                    .forEach(
                        wish ->
                            record.move(
                                "stock@" + id, "sold@" + id, wish.productId(), wish.quantity())));
  }

  private long unexplained() {
    long units = 0;
    for (long product : Town.SHELF.keySet()) {
      Map<String, Long> theirs = chain.central().accounts(product);
      faults.addAll(record.differences(product, theirs));
      units += record.unitsApart(product, theirs);
    }
    return units;
  }

  /**
   * Units below zero on each shelf. A shop whose journal was put back or cloned can sell a unit
   * twice; any other one cannot.
   */
  private Map<String, Long> belowZero() {
    Map<String, Long> below = new HashMap<>();
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
    return below;
  }

  private Map<String, Long> noted() {
    Map<String, Long> kinds = new TreeMap<>();
    for (JsonNode one : chain.central().audit().path("discrepancies")) {
      kinds.merge(one.path("kind").asText(), one.path("count").asLong(), Long::sum);
    }
    return kinds;
  }

  private static Table troubles(Script script) {
    Table table = new Table("trouble", "times");
    script
        .counts()
        .forEach((trouble, times) -> table.row(trouble.place() + ": " + trouble.words(), times));
    return table;
  }

  /** Tills and errands together. */
  private Table sales(Verdict verdict, Map<String, Long> below) {
    Table table =
        new Table(
            "shop",
            "acknowledged",
            "at central",
            "lost",
            "doubled",
            "strange",
            "destroyed with a disk",
            "oversold",
            "of it by two disks");
    for (BranchProcess branch : chain.branches()) {
      String id = branch.id();
      BranchFindings tills = verdict.comparison().branches().get(id);
      ErrandBook.Found others = errands.get(id);
      if (tills != null && others != null) {
        int acknowledged = tills.acknowledged() + others.acknowledged();
        int gone = tills.destroyed().size() + others.destroyed();
        int lost = tills.lost().size() + others.lost().size();
        long units = below.getOrDefault(id, 0L);
        table.row(
            id,
            acknowledged,
            acknowledged - gone - lost,
            lost,
            tills.doubled().size() + others.doubled().size(),
            tills.strange().size(),
            gone,
            units,
            town.disks().replaced().contains(id) ? units : 0);
      }
    }
    return table;
  }
}
