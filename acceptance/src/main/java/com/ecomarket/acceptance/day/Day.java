package com.ecomarket.acceptance.day;

import com.ecomarket.acceptance.day.Play.Arrived;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.terminal.Screen;
import java.util.List;
import java.util.Map;

/**
 * What happens in the shops and the warehouse beside the tills, in the order of a day. The third
 * shop has no line to central before the evening.
 */
public final class Day {
  private static final String WAREHOUSE = "central";
  private static final long APPLES = 1;
  private static final long BREAD = 2;
  private static final long MILK = 3;

  private final Screen screen;
  private final Play play;
  private final BranchProcess first;
  private final BranchProcess second;
  private final BranchProcess third;

  /** The shipment of the morning that arrived short. */
  private String shortShipment = "";

  /** The shipment that waits for the shop without a line. */
  private String waiting = "";

  /** The shipment that left while central was down. */
  private String unheard = "";

  /** A day of three shops. */
  public Day(Screen screen, Play play, List<BranchProcess> shops) {
    this.screen = screen;
    this.play = play;
    this.first = shops.get(0);
    this.second = shops.get(1);
    this.third = shops.get(2);
  }

  /** Goods come in and travel. */
  public void morning() {
    play.deliver(APPLES, 500);
    shortShipment = play.send(first, Map.of(APPLES, 120L, BREAD, 60L));
    waiting = play.send(third, Map.of(APPLES, 40L));
    screen.step("a lorry brought 500 apples to the warehouse; shipments left for two shops");
    play.receive(
        first, WAREHOUSE, shortShipment, new Arrived(APPLES, 117, 2), new Arrived(BREAD, 60, 0));
    screen.step("  %s took its one in: 2 apples damaged, 1 missing", first.id());
    String asked = play.sendOnRequest(first, second, Map.of(BREAD, 5L));
    play.receive(second, first.id(), asked, new Arrived(BREAD, 5, 0));
    screen.step("  5 loaves went from %s to %s, as central had asked", first.id(), second.id());
  }

  /** A price changes; a customer buys, and brings some of it back. */
  public void noon() {
    play.price(BREAD, "Pan Integral", "1.95", List.of(first, second));
    screen.step("bread costs 1.95 now; the two shops with a line know it");
    String sale = play.basket(second, Map.of(APPLES, 2L, BREAD, 3L), "20.00");
    screen.step("a customer at %s:", second.id());
    second.receipt(sale).lines().forEach(line -> screen.say("           " + line));
    play.takeBack(second, sale, APPLES, 1, true);
    play.takeBack(first, sale, BREAD, 1, false);
    screen.step("  one apple came back damaged; one loaf was brought to %s", first.id());
  }

  /** What shops do without central. */
  public void withoutCentral() {
    unheard = play.send(second, first, Map.of(MILK, 10L));
    screen.step("  %s sent 10 milk to %s: nobody else knows yet", second.id(), first.id());
    play.count(first, MILK, 3);
    screen.step("  %s counted its milk while the tills sold: 3 missing", first.id());
  }

  /** Central is back. */
  public void afternoon() {
    play.receive(first, second.id(), unheard, new Arrived(MILK, 10, 0));
    screen.step("  the milk of %s is in", second.id());
    play.giveUp(WAREHOUSE, shortShipment, APPLES, 1);
    screen.step("  central gave up the missing apple: a loss of the warehouse");
  }

  /** The third shop has its line back. */
  public void evening() {
    play.receive(third, WAREHOUSE, waiting, new Arrived(APPLES, 40, 0));
    screen.step("  %s has taken in the shipment of the morning", third.id());
  }
}
