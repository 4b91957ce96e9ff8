package com.ecomarket.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A central that takes connections and never says a word: a black hole behind a listening port. */
public final class SilentCentral {
  private SilentCentral() {}

  /** The port is the only argument; ends when it is killed. */
  public static void main(String[] args) throws IOException {
    List<Socket> held = new ArrayList<>(); // a collected socket would be closed, and that is a word
    try (ServerSocket server =
        new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
      while (held.size() < 10_000) {
        held.add(server.accept());
      }
    }
  }
}
