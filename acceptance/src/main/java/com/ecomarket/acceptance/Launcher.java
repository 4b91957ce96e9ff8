package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Baskets;
import com.ecomarket.acceptance.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * {@code java -jar acceptance.jar demo | replay FILE [--branches N]}. Exits with 0 if everything
 * held, 1 if something did not, 2 if it was called wrongly.
 */
public final class Launcher {
  private static final int MOST_BRANCHES = 20;
  private static final Duration PHASE = Duration.ofSeconds(6);
  private static final String USAGE = "usage: demo | replay FILE [--branches 1 to 20]";

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
    boolean isReplay = arguments.size() >= 2 && arguments.get(0).equals("replay");
    boolean namesBranches = arguments.size() == 4 && arguments.get(2).equals("--branches");
    if (!isReplay || (arguments.size() != 2 && !namesBranches)) {
      throw new IllegalArgumentException(USAGE);
    }
    int branches = namesBranches ? branches(arguments.get(3)) : 3;
    Baskets baskets = Baskets.read(Path.of(arguments.get(1)));
    return () -> new Replay(screen, baskets, branches).holds();
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
    if (!text.matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException(USAGE);
    }
    int branches = Integer.parseInt(text);
    if (branches < 1 || branches > MOST_BRANCHES) {
      throw new IllegalArgumentException(USAGE);
    }
    return branches;
  }
}
