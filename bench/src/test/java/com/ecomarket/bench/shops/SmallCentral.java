package com.ecomarket.bench.shops;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** Just enough of a central to see whether shops speak as they should. One thread. */
final class SmallCentral implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Head> heads = new HashMap<>();

  /** Units sold by {@code product branch}. */
  final Map<String, Long> sold = new HashMap<>();

  /** Answered with 503 before it takes anything. */
  int unavailable;

  /** Taken, and answered by closing the connection. */
  int answersLost;

  /** What becomes of the hash that it names. */
  UnaryOperator<Hash> named = hash -> hash;

  SmallCentral() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private record Head(String streamId, long seq, Hash hash) {}

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (unavailable > 0) {
      unavailable--;
      exchange.getResponseHeaders().add("Retry-After", "1");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    SyncReply reply = take(exchange.getRequestURI().getPath().split("/")[2], body);
    if (answersLost > 0) {
      answersLost--;
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = Wire.bytes(reply);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private SyncReply take(String branch, byte[] body) throws IOException {
    List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
    SyncEnvelope envelope = Wire.read(bytes(lines.get(0)), SyncEnvelope.class);
    Head head = heads.get(branch);
    Hash hash = envelope.prevHash();
    long seq = envelope.firstSeq();
    for (String line : lines.subList(1, lines.size())) {
      hash = Hash.next(hash, bytes(line));
      if (head == null || seq > head.seq()) {
        post(branch, bytes(line));
        head = new Head(envelope.streamId(), seq, hash);
      }
      seq++;
    }
    if (head != null) {
      heads.put(branch, head);
    }
    return new SyncReply(
        envelope.requestId(),
        head == null ? null : head.streamId(),
        head == null ? -1 : head.seq(),
        head == null ? null : named.apply(head.hash()),
        List.of(),
        Instant.EPOCH,
        100,
        Wire.MAX_BATCH_LINES,
        null,
        null,
        List.of(),
        List.of(),
        null);
  }

  private void post(String branch, byte[] bytes) throws IOException {
    try {
      if (Line.parse(bytes) instanceof Movement line && line.facts() instanceof Facts.SaleFacts) {
        sold.merge(line.productId() + " " + branch, line.quantity(), Long::sum);
      }
    } catch (UnreadableLine e) {
      throw new IOException(e);
    }
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
