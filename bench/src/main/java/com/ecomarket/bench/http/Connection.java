package com.ecomarket.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept open, with one request in flight at most. It never blocks: a few
 * threads that wait would cost more than all the shops.
 */
public final class Connection {
  /** As a branch waits for a connection, and for a whole answer. */
  private static final long CONNECT_PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  private final Selector selector;
  private final InetSocketAddress central;
  private final ByteBuffer piece;
  private final HttpReader reader = new HttpReader();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable ByteBuffer request;
  private long sentAt;

  /**
   * @param selector its keys carry the connection
   * @param piece a buffer that all connections of a thread share
   */
  public Connection(Selector selector, InetSocketAddress central, ByteBuffer piece) {
    this.selector = selector;
    this.central = central;
    this.piece = piece;
  }

  /** Begins to send, on a new connection if there is none. */
  public void send(byte[] bytes, long now) throws IOException {
    request = ByteBuffer.wrap(bytes);
    sentAt = now;
    reader.reset();
    if (channel == null) {
      SocketChannel fresh = SocketChannel.open();
      channel = fresh;
      fresh.configureBlocking(false);
      fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = fresh.register(selector, SelectionKey.OP_CONNECT, this);
      if (!fresh.connect(central)) {
        return;
      }
    }
    write();
  }

  /** Whether a request is in flight. */
  public boolean isBusy() {
    return request != null;
  }

  /** Whether the request in flight has waited for too long. */
  public boolean isLate(long now) {
    boolean connecting = channel != null && !channel.isConnected();
    return isBusy() && now - sentAt > (connecting ? CONNECT_PATIENCE : PATIENCE);
  }

  public long sentAt() {
    return sentAt;
  }

  /**
   * Goes on with what the selector says can be gone on with.
   *
   * @return the answer once it is there
   * @throws IOException if the connection is lost; the caller closes it
   */
  public @Nullable Answer ready() throws IOException {
    SocketChannel open = channel;
    if (open == null) {
      return null;
    }
    if (!open.isConnected()) {
      open.finishConnect();
      write();
      return null;
    }
    if (request != null && request.hasRemaining()) {
      write();
    }
    piece.clear();
    int count = open.read(piece);
    if (count < 0) {
      throw new EOFException("central closed the connection");
    }
    if (count == 0) {
      return null;
    }
    if (request == null) {
      throw new IOException("central spoke without being asked");
    }
    Answer answer = reader.read(piece.flip());
    if (answer != null) {
      request = null;
      if (answer.closesConnection()) {
        close();
      }
    }
    return answer;
  }

  /** Whatever was in flight has no answer. */
  public void close() {
    request = null;
    SocketChannel open = channel;
    channel = null;
    key = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }

  private void write() throws IOException {
    SocketChannel open = channel;
    ByteBuffer rest = request;
    if (open == null || rest == null || key == null) {
      return;
    }
    open.write(rest);
    key.interestOps(
        rest.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }
}
