package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Baskets;
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
  private final Verdict verdict;
  private final List<Row> rows;

  Count(Screen screen, Baskets baskets, Verdict verdict, Chain chain) {
    this.screen = screen;
    this.verdict = verdict;
    Map<Long, Long> inFile = Baskets.count(baskets.baskets());
    Map<Long, Long> posted = verdict.comparison().unitsPosted();
    Map<Long, Long> left = chain.central().inventory();
    this.rows =
        baskets.products().stream()
            .map(
                product ->
                    new Row(
                        product.name(),
                        inFile.getOrDefault(product.id(), 0L),
                        posted.getOrDefault(product.id(), 0L),
                        left.getOrDefault(product.id(), 0L)))
            .sorted(Comparator.comparing(Row::inFile).reversed())
            .toList();
  }

  /** Shows the most sold products, all that differ, and the sums; whether nothing differs. */
  boolean show() {
    long differences = rows.stream().filter(Row::differs).count();
    boolean holds = verdict.holds() && differences == 0;
    screen.say("");
    screen.say(table().lines());
    screen.say("");
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

  private Table table() {
    Table table = new Table("product", "in the file", "at central", "difference", "stock left");
    int shown = 0;
    for (Row row : rows) {
      if (row.differs() || shown < SHOWN) {
        shown++;
        table.row(row.product(), row.inFile(), row.atCentral(), row.difference(), row.left());
      }
    }
    String rest = shown < rows.size() ? " (" + (rows.size() - shown) + " not shown)" : "";
    Row sum = rows.stream().reduce(new Row("all " + rows.size() + rest, 0, 0, 0), Row::plus);
    return table.row(sum.product(), sum.inFile(), sum.atCentral(), sum.difference(), sum.left());
  }

  /** The shops opened with exactly what the file holds, so nothing may be left. */
  private record Row(String product, long inFile, long atCentral, long left) {
    long difference() {
      return atCentral - inFile;
    }

    boolean differs() {
      return difference() != 0 || left != 0;
    }

    Row plus(Row other) {
      return new Row(
          product, inFile + other.inFile, atCentral + other.atCentral, left + other.left);
    }
  }
}
