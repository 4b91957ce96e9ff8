package com.ecomarket.acceptance.process;

import java.util.ArrayList;
import java.util.List;

/** All processes that this one started: none of them outlives it, whatever ends it but SIGKILL. */
final class Children {
  private static final List<Process> LIVING = new ArrayList<>();
  private static boolean leaving;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::killAll, "kill-children"));
  }

  private Children() {}

  static synchronized void add(Process child) {
    LIVING.removeIf(other -> !other.isAlive());
    LIVING.add(child);
    if (leaving) {
      child.destroyForcibly();
    }
  }

  private static synchronized void killAll() {
    leaving = true;
    LIVING.forEach(Process::destroyForcibly);
  }
}
