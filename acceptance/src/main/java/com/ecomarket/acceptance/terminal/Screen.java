package com.ecomarket.acceptance.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What the launcher says. On a terminal a progress bar is drawn over itself; elsewhere it becomes a
 * line at every tenth.
 */
public final class Screen {
  private static final int BAR = 30;

  private final PrintStream out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private int shownTenths;
  private boolean barOpen;

  /**
   * @param out where to
   * @param terminal whether a cursor can be moved there
   */
  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** One step of the story, with the seconds since the start. */
  public synchronized void step(String format, Object... values) {
    say(
        String.format(Locale.ROOT, "%5.1f s  ", (System.nanoTime() - start) / 1e9)
            + String.format(Locale.ROOT, format, values));
  }

  /** A line as it is. */
  public synchronized void say(String line) {
    if (barOpen) {
      out.print("\r\u001b[K");
      barOpen = false;
    }
    out.println(line);
  }

  /** Lines as they are. */
  public void say(List<String> lines) {
    lines.forEach(this::say);
  }

  /** How far the work is; called as often as one likes. */
  public synchronized void progress(int done, int all, String note) {
    if (terminal) {
      int filled = (int) ((long) BAR * done / all);
      String bar = "█".repeat(filled) + "·".repeat(BAR - filled);
      out.printf(Locale.ROOT, "\r\u001b[K         %s %,d of %,d  %s", bar, done, all, note);
      out.flush();
      barOpen = true;
      return;
    }
    int tenths = (int) (10L * done / all);
    if (tenths > shownTenths) {
      shownTenths = tenths;
      step("%,d of %,d  %s", done, all, note);
    }
  }
}
