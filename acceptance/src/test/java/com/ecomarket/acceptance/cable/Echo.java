package com.ecomarket.acceptance.cable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says everything back, and remembers what it heard. */
final class Echo implements AutoCloseable {
  private final ServerSocket entry;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final AtomicInteger resets = new AtomicInteger();

  Echo() throws IOException {
    this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Pump.daemon(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + entry.getLocalPort());
  }

  /** All of it, of all connections. */
  String heard() {
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** Connections that ended with an error and not with the end of the stream. */
  int resets() {
    return resets.get();
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = entry.accept();
      Pump.daemon(() -> answer(socket));
    }
  }

  private void answer(Socket socket) throws IOException {
    byte[] buffer = new byte[4096];
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        heard.write(buffer, 0, read);
        socket.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException reset) {
      resets.incrementAndGet();
    }
  }
}
