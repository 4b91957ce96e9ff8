package com.ecomarket.acceptance;

import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.terminal.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The end of the demo: the tables and the verdict. */
final class Report {
  /** Loaves that shops sold at the old price because they had not heard of the new one. */
  private static final Set<String> OPEN = Set.of("price-drift");

  /** The apple that was given up. */
  private static final Set<String> RESOLVED = Set.of("short-shipment");

  /** As often as central looks for the sale of a return that came first. */
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);

  private final Screen screen;
  private final Recorder recorder;
  private final OwnRecord record;
  private final Chain chain;

  Report(Screen screen, Recorder recorder, OwnRecord record, Chain chain) {
    this.screen = screen;
    this.recorder = recorder;
    this.record = record;
    this.chain = chain;
  }

  boolean show(Demo.Span up, Demo.Span down) {
    Waiting.until(
        "central to find the sale of every return",
        SETTLES_WITHIN,
        () -> !noted("open").containsKey("unverified-return"));
    Verdict verdict = Verdict.of(recorder, chain);
    List<String> faults = new ArrayList<>(verdict.faults());
    screen.say("");
    screen.say(branches(verdict).lines());
    screen.say("");
    screen.say(accounts(faults).lines());
    screen.say("");
    screen.say(discrepancies(faults).lines());
    screen.say("");
    screen.say(
        "sale, p50 / p99: central up "
            + recorder.latency(up.from(), up.to()).text()
            + ", central down "
            + recorder.latency(down.from(), down.to()).text());
    screen.say("central's audit: " + (verdict.auditOk() ? "ok" : "NOT OK"));
    screen.say("");
    faults.forEach(fault -> screen.say("  " + fault));
    screen.say(
        faults.isEmpty()
            ? "HELD: every acknowledged sale is at central exactly once, and every unit is explained."
            : "BROKEN: see above.");
    return faults.isEmpty();
  }

  private static Table branches(Verdict verdict) {
    Table table = new Table("branch", "acknowledged", "at central", "lost", "doubled", "strange");
    verdict
        .comparison()
        .branches()
        .forEach(
            (id, found) ->
                table.row(
                    id,
                    found.acknowledged(),
                    found.atCentral(),
                    found.lost().size(),
                    found.doubled().size(),
                    found.strange().size()));
    return table;
  }

  /**
   * Every account of every product, by the launcher's record, and whether central says the same.
   */
  private Table accounts(List<String> faults) {
    Table table = new Table("account", "apples", "bread", "milk");
    for (String account : record.accounts()) {
      table.row(
          account, record.units(account, 1), record.units(account, 2), record.units(account, 3));
    }
    table.row("all shelves and shipments", record.global(1), record.global(2), record.global(3));
    Map<Long, Long> inventory = chain.central().inventory();
    table.row(
        "GET /inventory",
        inventory.getOrDefault(1L, 0L),
        inventory.getOrDefault(2L, 0L),
        inventory.getOrDefault(3L, 0L));
    for (long product = 1; product <= 3; product++) {
      faults.addAll(record.differences(product, chain.central().accounts(product)));
      if (!Objects.equals(inventory.get(product), record.global(product))) {
        faults.add("the global stock of product " + product + " is " + inventory.get(product));
      }
    }
    return table;
  }

  /** What central noted for people to look at, and what of it is settled. */
  private Table discrepancies(List<String> faults) {
    Map<String, Integer> open = noted("open");
    Map<String, Integer> resolved = noted("resolved");
    Table table = new Table("noted by central", "open", "resolved");
    Set<String> kinds = new TreeSet<>(open.keySet());
    kinds.addAll(resolved.keySet());
    kinds.forEach(
        kind -> table.row(kind, open.getOrDefault(kind, 0), resolved.getOrDefault(kind, 0)));
    if (!open.keySet().equals(OPEN) || !resolved.keySet().containsAll(RESOLVED)) {
      faults.add("open are " + open.keySet() + " and should be " + OPEN);
    }
    return table;
  }

  private Map<String, Integer> noted(String status) {
    Map<String, Integer> kinds = new TreeMap<>();
    JsonNode page = chain.central().look("/discrepancies?limit=1000&status=" + status);
    for (JsonNode one : page.path("discrepancies")) {
      kinds.merge(one.path("kind").asText(), 1, Integer::sum);
    }
    return kinds;
  }
}
