package com.ecomarket.acceptance;

import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The end of the demo: the tables and the verdict. */
final class Report {
  private final Screen screen;
  private final Recorder recorder;
  private final Chain chain;
  private final long startingStock;

  Report(Screen screen, Recorder recorder, Chain chain, long startingStock) {
    this.screen = screen;
    this.recorder = recorder;
    this.chain = chain;
    this.startingStock = startingStock;
  }

  boolean show(Demo.Span up, Demo.Span down) {
    Verdict verdict = Verdict.of(recorder, chain);
    List<String> faults = new ArrayList<>(verdict.faults());
    screen.say("");
    screen.say(branches(verdict).lines());
    screen.say("");
    screen.say(products(verdict, faults).lines());
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
            ? "HELD: every acknowledged sale is at central exactly once."
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

  /** Global stock = what was there at the start less what the recorder saw sold. */
  private Table products(Verdict verdict, List<String> faults) {
    Table table = new Table("product", "at start", "sold", "expected", "GET /inventory");
    Map<Long, Long> inventory = chain.central().inventory();
    verdict
        .comparison()
        .unitsPosted()
        .forEach(
            (product, sold) -> {
              long expected = startingStock - sold;
              long stock = inventory.getOrDefault(product, 0L);
              table.row(product, startingStock, sold, expected, stock);
              if (stock != expected) {
                faults.add("the global stock of product " + product + " is " + stock);
              }
            });
    return table;
  }
}
