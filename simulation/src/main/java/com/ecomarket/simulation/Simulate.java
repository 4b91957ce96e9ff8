package com.ecomarket.simulation;

import java.util.List;

/**
 * {@code java -jar simulation.jar [--seeds N] [--seed S]}: runs N seeds from S on, without end if N
 * is 0. Exits with 0 if every promise held, 1 at the first that did not, 2 if called wrongly.
 */
public final class Simulate {
  private static final String USAGE = "usage: simulate [--seeds N] [--seed S] (N = 0: without end)";
  private static final long REPORT_NANOS = 10_000_000_000L;

  private Simulate() {}

  /** See the class. */
  public static void main(String[] arguments) {
    try {
      List<String> words = List.of(arguments);
      long seeds = number(words, "--seeds", 1000);
      long first = number(words, "--seed", 1);
      System.exit(holds(first, seeds) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println("ecomarket: " + e.getMessage());
      System.exit(2);
    }
  }

  private static long number(List<String> words, String name, long otherwise) {
    long number = otherwise;
    for (int i = 0; i < words.size(); i += 2) {
      boolean known = words.get(i).equals("--seeds") || words.get(i).equals("--seed");
      if (!known || i + 1 == words.size() || !words.get(i + 1).matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException(USAGE);
      }
      if (words.get(i).equals(name)) {
        number = Long.parseLong(words.get(i + 1));
      }
    }
    return number;
  }

  private static boolean holds(long first, long seeds) {
    Totals totals = new Totals();
    long began = System.nanoTime();
    long reported = began;
    try (Runs runs = new Runs(first, seeds)) {
      while (runs.hasNext()) {
        Run run = runs.next();
        totals.add(run);
        if (!run.holds()) {
          run.last().forEach(System.out::println);
          System.out.printf(
              "Seed %1$d broke a promise: %2$s%nReplay: ./ecomarket simulate --seeds 1 --seed %1$d%n",
              run.seed(), run.violation());
          return false;
        }
        if (System.nanoTime() - reported > REPORT_NANOS) {
          reported = System.nanoTime();
          System.out.printf("%,d seeds, %.1f a second%n", totals.runs(), perSecond(totals, began));
        }
      }
    }
    System.out.print(totals.text());
    System.out.printf(
        "%,d seeds from %d on held, %.1f a second.%n",
        totals.runs(), first, perSecond(totals, began));
    return true;
  }

  private static double perSecond(Totals totals, long began) {
    return totals.runs() * 1e9 / Math.max(1, System.nanoTime() - began);
  }
}
