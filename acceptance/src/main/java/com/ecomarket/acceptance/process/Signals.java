package com.ecomarket.acceptance.process;

import java.io.IOException;

/** Signals to processes, sent by the machine's own command. */
public final class Signals {
  private Signals() {}

  /**
   * Sends one and returns when it is sent.
   *
   * @param signal without {@code SIG}
   * @return whether there was such a process
   * @throws IllegalStateException where there are no POSIX signals
   */
  public static boolean send(String signal, long pid) {
    try {
      return new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor() == 0;
    } catch (IOException e) {
      throw new IllegalStateException("no kill command here", e);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }
}
