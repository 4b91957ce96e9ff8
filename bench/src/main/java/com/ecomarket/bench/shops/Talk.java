package com.ecomarket.bench.shops;

import com.ecomarket.bench.http.Answer;
import com.ecomarket.bench.http.Connection;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A shop, its pace and its connection: sells when a sale is due, talks when talking is due. */
final class Talk {
  /** A branch looks at the clock this often, and after each sale. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int BUSY_SECONDS = 5;

  private final Shop shop;
  private final Pace pace;
  private final Connection connection;
  private final String authority;
  private final double nanosPerSale;
  private final double phase;
  private long salesBegan;
  private long salesDone;
  private long nextLook;
  private @Nullable SyncRequest inFlight;
  private boolean cut;
  private long backAt;

  /**
   * @param nanosPerSale of one clock that never steps, like all times here
   * @param phase from 0 to 1: shops do not all sell at the same moment
   */
  Talk(
      Shop shop,
      Pace pace,
      Connection connection,
      String authority,
      double nanosPerSale,
      double phase) {
    this.shop = shop;
    this.pace = pace;
    this.connection = connection;
    this.authority = authority;
    this.nanosPerSale = nanosPerSale;
    this.phase = phase;
  }

  void beginSelling(long now) {
    salesBegan = now;
  }

  /** Whether nothing gets through; what is in flight is lost. */
  void cut(boolean isCut, long now, Tally tally) {
    cut = isCut;
    backAt = 0;
    if (connection.isBusy()) {
      lost(now, tally);
    }
    connection.close();
  }

  /** When central first answered with 200 since the line was cut or mended; 0 if it has not. */
  long backAt() {
    return backAt;
  }

  /** Does what is due. */
  void tick(long now, boolean selling, Tally tally) {
    boolean sold = selling && sell(now, tally);
    if (connection.isBusy()) {
      if (connection.isLate(now)) {
        connection.close();
        tally.timeOuts++;
        if (inFlight != null) {
          shop.tooMuch(inFlight);
        }
        pace.failed(now, 0);
      }
    } else if (sold || now - nextLook >= 0) {
      nextLook = now + LOOK;
      if (pace.isDue(now, shop.pending() > 0)) {
        send(pace.isProbing(), now, tally);
      }
    }
  }

  /** The selector says that the connection can go on. */
  void ready(long now, Tally tally) {
    boolean asked = connection.isBusy();
    try {
      Answer answer = connection.ready();
      if (answer != null) {
        tally.answered(now - connection.sentAt());
        take(answer, now, tally);
      }
    } catch (IOException e) {
      if (asked) {
        lost(now, tally);
      } else {
        connection.close();
      }
    }
  }

  Shop shop() {
    return shop;
  }

  /**
   * Whether central has all its lines; of thousands, some are always saying that they are there.
   */
  boolean isQuiet() {
    return shop.pending() == 0;
  }

  void close() {
    connection.close();
  }

  private boolean sell(long now, Tally tally) {
    boolean sold = false;
    while (true) {
      long due = salesBegan + (long) ((salesDone + phase) * nanosPerSale);
      if (now - due < 0) {
        return sold;
      }
      shop.sell();
      tally.sold(now - due);
      salesDone++;
      sold = true;
    }
  }

  private void send(boolean empty, long now, Tally tally) {
    SyncRequest request = shop.request(empty);
    inFlight = request;
    tally.sent(request.lines().size());
    if (cut) {
      lost(now, tally);
      return;
    }
    try {
      connection.send(request.http(authority, shop.branchId()), now);
    } catch (IOException e) {
      lost(now, tally);
    }
  }

  private void lost(long now, Tally tally) {
    connection.close();
    tally.lost++;
    pace.failed(now, 0);
  }

  private void take(Answer answer, long now, Tally tally) throws IOException {
    SyncRequest request = inFlight;
    if (request == null) {
      throw new IOException("an answer to nothing");
    }
    switch (answer.status()) {
      case 200 -> posted(answer, request, now, tally);
      case 413 -> {
        tally.tooLarge++;
        shop.tooMuch(request);
        send(false, now, tally);
      }
      case 429 -> {
        tally.busy++;
        pace.busy(now, TimeUnit.SECONDS.toNanos(answer.retryAfter(BUSY_SECONDS)));
      }
      case 503 -> {
        tally.unavailable++;
        pace.failed(now, TimeUnit.SECONDS.toNanos(answer.retryAfter(0)));
      }
      default -> {
        if (answer.status() < 500) {
          throw new WrongAnswer(
              "%d to %s: %s"
                  .formatted(
                      answer.status(),
                      request.envelope(),
                      new String(answer.body(), StandardCharsets.UTF_8)));
        }
        tally.serverErrors++;
        pace.failed(now, 0);
      }
    }
  }

  private void posted(Answer answer, SyncRequest request, long now, Tally tally)
      throws IOException {
    if (!answer.isJson()) {
      throw new WrongAnswer("200 without JSON");
    }
    SyncReply reply = Wire.read(answer.body(), SyncReply.class);
    Shop.Taken taken = shop.take(request, reply);
    tally.posted += taken.posted();
    backAt = backAt == 0 ? now : backAt;
    pace.answered(now, TimeUnit.MILLISECONDS.toNanos(Math.max(0, reply.nextSyncAfterMs())));
    if (taken.again()) {
      send(false, now, tally);
    }
  }
}
