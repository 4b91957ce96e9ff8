package com.ecomarket.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody else who answers in central's place: a hotel's log-in page, a proxy, a redirect. */
final class Portal implements AutoCloseable {
  private static final byte[] PAGE =
      "<html><body>Welcome to our network</body></html>".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final int status;
  private final String location;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * @param location where it sends people to, empty if nowhere
   */
  Portal(int status, String location) throws IOException {
    this.status = status;
    this.location = location;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests came. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      if (!location.isEmpty()) {
        exchange.getResponseHeaders().set("Location", location);
      }
      exchange.sendResponseHeaders(status, PAGE.length);
      exchange.getResponseBody().write(PAGE);
    }
  }
}
