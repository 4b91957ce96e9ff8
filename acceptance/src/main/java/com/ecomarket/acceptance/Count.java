package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Baskets;
import com.ecomarket.acceptance.goods.Product;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.terminal.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The end of a replay: product by product, a plain count over the file against central. */
final class Count {
  private static final int SHOWN = 10;

  private final Screen screen;
  private final Baskets baskets;

  Count(Screen screen, Baskets baskets) {
    this.screen = screen;
    this.baskets = baskets;
  }

  boolean compare(Verdict verdict, Chain chain) {
    Map<Long, Long> inFile = Baskets.count(baskets.baskets());
    Map<Long, Long> posted = verdict.comparison().unitsPosted();
    Map<Long, Long> left = chain.central().inventory();
    Table table = new Table("product", "in the file", "at central", "difference", "left");
    int differences = 0;
    int shown = 0;
    for (Product product : byCount(inFile)) {
      long counted = inFile.getOrDefault(product.id(), 0L);
      long atCentral = posted.getOrDefault(product.id(), 0L);
      long rest = left.getOrDefault(product.id(), 0L);
      boolean differs = counted != atCentral || rest != 0;
      differences += differs ? 1 : 0;
      if (differs || shown < SHOWN) {
        shown++;
        table.row(product.name(), counted, atCentral, atCentral - counted, rest);
      }
    }
    int more = baskets.products().size() - shown;
    long atCentral = posted.values().stream().mapToLong(Long::longValue).sum();
    long rest = left.values().stream().mapToLong(Long::longValue).sum();
    table.row(
        "all " + baskets.products().size() + (more > 0 ? " (" + more + " not shown)" : ""),
        baskets.items(),
        atCentral,
        atCentral - baskets.items(),
        rest);
    screen.say("");
    screen.say(table.lines());
    screen.say("");
    boolean holds = verdict.holds() && differences == 0 && atCentral == baskets.items();
    verdict.faults().forEach(fault -> screen.say("  " + fault));
    screen.say(
        (holds ? "HELD: " : "BROKEN: ")
            + differences
            + " differences, lost "
            + verdict.comparison().lost()
            + ", doubled "
            + verdict.comparison().doubled()
            + ", audit "
            + (verdict.auditOk() ? "ok." : "NOT OK."));
    return holds;
  }

  private List<Product> byCount(Map<Long, Long> inFile) {
    return baskets.products().stream()
        .sorted(
            Comparator.comparing((Product product) -> inFile.getOrDefault(product.id(), 0L))
                .reversed())
        .toList();
  }
}
