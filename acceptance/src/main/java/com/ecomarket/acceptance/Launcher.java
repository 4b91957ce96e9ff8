package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Baskets;
import com.ecomarket.acceptance.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code java -jar acceptance.jar demo | replay FILE [--branches N] | chaos [--branches N]
 * [--minutes M] [--seed S]}. Exits with 0 if everything held, 1 if something did not, 2 if it was
 * called wrongly.
 */
public final class Launcher {
  private static final int MOST_BRANCHES = 20;
  private static final int MOST_MINUTES = 600;
  private static final Duration PHASE = Duration.ofSeconds(6);
  private static final String USAGE =
      "usage: demo | replay FILE [--branches 1 to 20]"
          + " | chaos [--branches 2 to 20] [--minutes 1 to 600] [--seed NUMBER]";

  private Launcher() {}

  /** See the class. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(out, Boolean.getBoolean("ecomarket.terminal"));
    int status;
    try {
      BooleanSupplier proof = proof(List.of(arguments), screen);
      status = held(proof) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("ecomarket: " + e.getMessage());
      status = 2;
    }
    // Also ends what is still running: the children, by their hook, and the tills of a broken run.
    System.exit(status);
  }

  /** What was asked for, with its input read and found good. */
  private static BooleanSupplier proof(List<String> arguments, Screen screen) {
    if (arguments.equals(List.of("demo"))) {
      return () -> new Demo(screen, PHASE).holds();
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("chaos")) {
      return chaos(arguments.subList(1, arguments.size()), screen);
    }
    boolean isReplay = arguments.size() >= 2 && arguments.get(0).equals("replay");
    boolean namesBranches = arguments.size() == 4 && arguments.get(2).equals("--branches");
    if (!isReplay || (arguments.size() != 2 && !namesBranches)) {
      throw new IllegalArgumentException(USAGE);
    }
    int branches = namesBranches ? branches(arguments.get(3)) : 3;
    Baskets baskets = Baskets.read(Path.of(arguments.get(1)));
    return () -> new Replay(screen, baskets, branches).holds();
  }

  private static BooleanSupplier chaos(List<String> options, Screen screen) {
    long branches = 5;
    long minutes = 2;
    long seed = 42;
    for (int i = 0; i < options.size(); i += 2) {
      String value = i + 1 < options.size() ? options.get(i + 1) : "";
      switch (options.get(i)) {
        case "--branches" -> branches = number(value, 2, MOST_BRANCHES);
        case "--minutes" -> minutes = number(value, 1, MOST_MINUTES);
        case "--seed" -> seed = number(value, 0, Long.MAX_VALUE);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    Chaos chaos =
        new Chaos(screen, (int) branches, Duration.ofMinutes(minutes), seed, Optional.empty());
    return chaos::holds;
  }

  private static boolean held(BooleanSupplier proof) {
    try {
      return proof.getAsBoolean();
    } catch (RuntimeException e) {
      System.err.println("ecomarket: " + e.getMessage());
      return false;
    }
  }

  private static int branches(String text) {
    return (int) number(text, 1, MOST_BRANCHES);
  }

  private static long number(String text, long least, long most) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(USAGE);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(USAGE);
    }
    return number;
  }
}
