package com.ecomarket.acceptance;

import com.ecomarket.acceptance.chaos.ErrandBook;
import com.ecomarket.acceptance.chaos.Script;
import com.ecomarket.acceptance.chaos.Town;
import com.ecomarket.acceptance.chaos.Trouble;
import com.ecomarket.acceptance.recorder.BranchFindings;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.terminal.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The end of a storm for people: what befell the chain, what came of every sale, the verdict. */
final class ChaosReport {
  private final Screen screen;
  private final Town town;
  private final Reckoning reckoning;

  ChaosReport(Screen screen, Town town, Reckoning reckoning) {
    this.screen = screen;
    this.town = town;
    this.reckoning = reckoning;
  }

  /** Shows all, and says whether nothing was lost, doubled, oversold or unexplained. */
  boolean show(Script script) {
    screen.say("");
    screen.say(troubles(script).lines());
    screen.say("");
    screen.say(sales().lines());
    screen.say("");
    screen.say("central's audit: %s".formatted(reckoning.verdict().auditOk() ? "ok" : "NOT OK"));
    screen.say("noted by central for people to look at: " + noted());
    screen.say("units that this record cannot explain: %,d".formatted(reckoning.unexplained()));
    screen.say("");
    reckoning.faults().forEach(fault -> screen.say("  " + fault));
    boolean holds = reckoning.faults().isEmpty();
    screen.say(
        holds
            ? "HELD: every acknowledged sale is at central exactly once, but for those whose only"
                + " disk was destroyed, and every unit is explained."
            : "BROKEN: see above.");
    return holds;
  }

  private static Table troubles(Script script) {
    Table table = new Table("trouble", "times");
    script
        .counts()
        .forEach(
            (trouble, times) ->
                table.row(
                    trouble.place() == Trouble.Place.CENTRAL
                        ? "central: " + trouble.words()
                        : "a shop: " + trouble.words(),
                    times));
    return table;
  }

  /** Tills and errands together. */
  private Table sales() {
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
    reckoning
        .verdict()
        .comparison()
        .branches()
        .forEach(
            (id, tills) -> {
              ErrandBook.Found others = reckoning.errands().get(id);
              if (others != null) {
                row(table, id, tills, others);
              }
            });
    return table;
  }

  private void row(Table table, String id, BranchFindings tills, ErrandBook.Found others) {
    int acknowledged = tills.acknowledged() + others.acknowledged();
    int gone = tills.destroyed().size() + others.destroyed();
    int lost = tills.lost().size() + others.lost().size();
    long below = reckoning.below(id);
    table.row(
        id,
        acknowledged,
        acknowledged - gone - lost,
        lost,
        tills.doubled().size() + others.doubled().size(),
        tills.strange().size(),
        gone,
        below,
        town.disks().replaced().contains(id) ? below : 0);
  }

  private Map<String, Long> noted() {
    Map<String, Long> kinds = new TreeMap<>();
    for (JsonNode one : town.chain().central().audit().path("discrepancies")) {
      kinds.merge(one.path("kind").asText(), one.path("count").asLong(), Long::sum);
    }
    return kinds;
  }
}
