package com.ecomarket.acceptance.cable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One connection through a cable: the shop's socket, and central's. */
final class Connection {
  private final Socket shop;
  private final Socket central;
  private final List<Socket> echoes;
  private volatile boolean spoilt;

  /**
   * @param echoes other sockets to central that get each request too; their answers are thrown away
   */
  Connection(Socket shop, Socket central, List<Socket> echoes) {
    this.shop = shop;
    this.central = central;
    this.echoes = echoes;
  }

  /** Carries both ways on threads of its own. */
  void start(Supplier<Present> present, SplittableRandom random) throws IOException {
    shop.setTcpNoDelay(true);
    central.setTcpNoDelay(true);
    for (Socket echo : echoes) {
      Pump.daemon(() -> echo.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }
    Direction requests =
        new Direction(
            this,
            shop.getInputStream(),
            new ToAll(central, echoes),
            central::shutdownOutput,
            present,
            Fault::requests,
            random.split());
    Direction replies =
        new Direction(
            this,
            central.getInputStream(),
            shop.getOutputStream(),
            shop::shutdownOutput,
            present,
            Fault::replies,
            random.split());
    Pump.daemon(() -> run(requests));
    Pump.daemon(() -> run(replies));
  }

  /** Bytes of it are gone for ever. */
  void spoil() {
    spoilt = true;
  }

  boolean isSpoilt() {
    return spoilt;
  }

  boolean isClosed() {
    return shop.isClosed();
  }

  /** Both sides see the end of the stream. */
  void close() {
    Pump.close(shop);
    Pump.close(central);
    echoes.forEach(Pump::close);
  }

  /** Both sides are told that it is gone. */
  void reset() {
    lingerNot(shop);
    lingerNot(central);
    close();
  }

  private void run(Direction direction) throws IOException {
    try {
      direction.run();
    } finally {
      close();
    }
  }

  private static void lingerNot(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException closed) {
      // Then there is nothing to reset.
    }
  }

  /** What central hears; an echo that broke is no matter. */
  private static final class ToAll extends OutputStream {
    private final OutputStream first;
    private final List<Socket> echoes;

    ToAll(Socket central, List<Socket> echoes) throws IOException {
      this.first = central.getOutputStream();
      this.echoes = echoes;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      for (Socket echo : echoes) {
        try {
          echo.getOutputStream().write(bytes, from, count);
        } catch (IOException broken) {
          Pump.close(echo);
        }
      }
      first.write(bytes, from, count);
    }
  }
}
