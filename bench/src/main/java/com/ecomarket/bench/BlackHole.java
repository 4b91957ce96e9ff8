package com.ecomarket.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A central behind a cable that is cut: what is sent to it vanishes, the first packet included. */
final class BlackHole {
  private static final int PATIENCE_MILLIS = 300;

  private BlackHole() {}

  /**
   * Listens on 127.0.0.1 and accepts nothing. Once its queue of one is full, the kernel drops every
   * further request to connect, without a word.
   *
   * @param args the port
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    InetAddress here = InetAddress.getLoopbackAddress();
    List<Socket> kept = new ArrayList<>();
    try (ServerSocket door = new ServerSocket(Integer.parseInt(args[0]), 1, here)) {
      boolean full = false;
      while (!full) {
        Socket socket = new Socket();
        kept.add(socket);
        try {
          socket.connect(new InetSocketAddress(here, door.getLocalPort()), PATIENCE_MILLIS);
        } catch (SocketTimeoutException e) {
          full = true;
        }
      }
      System.out.println("full with " + kept.size() + " that nobody will ever accept");
      Thread.currentThread().join();
    }
  }
}
