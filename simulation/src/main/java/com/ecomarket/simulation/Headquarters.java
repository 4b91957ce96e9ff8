package com.ecomarket.simulation;

import com.ecomarket.branch.sync.Uplink.Question;
import com.ecomarket.branch.sync.Uplink.Reply;
import com.ecomarket.central.intake.BatchIntake;
import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.intake.Received;
import com.ecomarket.central.ledger.Account;
import com.ecomarket.central.sync.Frames;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncRefusal;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Central: the real reader and the real intake over books in memory. It may die before a commit, or
 * after it and before the answer.
 */
final class Headquarters {
  private static final Duration DOWN = Duration.ofSeconds(4);
  private static final long NEXT_SYNC_MILLIS = 1000;

  private final World world;
  private Books books;
  private Books backup;
  private boolean up = true;
  private int restored;

  Headquarters(World world) {
    this.world = world;
    books = new Books(new CentralCatalog("e0"));
    for (long product = 1; product <= World.PRODUCTS; product++) {
      books.catalog().price(product, 100 * product);
    }
    backup = books.copy("e0");
  }

  Books books() {
    return books;
  }

  /** Answers one request; null if nobody is there, or no longer. */
  @Nullable Reply answer(String branchId, Question question, byte[] body) {
    if (!up) {
      return null;
    }
    try {
      return switch (question) {
        case SYNC -> sync(branchId, body);
        case BOOK -> ok(book(branchId));
        case KNOWN -> ok(known(branchId, Wire.read(body, KnownLines.Query.class)));
      };
    } catch (PowerCut e) {
      die();
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("a shop sent what nobody can read", e);
    }
  }

  private Reply sync(String branchId, byte[] body) {
    Received received = Frames.read(branchId, body);
    if (!(received instanceof Received.Batch batch)) {
      world.story().violated("central cannot read a request of " + branchId + ": " + received);
      return new Reply(400, new byte[0]);
    }
    ShopBook book = books.of(branchId);
    Decision decision = BatchIntake.decide(book, batch);
    decision.discrepancies().forEach(seen -> world.story().count("noted " + seen.kind()));
    perhapsDie("before the commit");
    if (decision instanceof Decision.Accepted accepted) {
      book.take(accepted, batch.envelope().report().instanceId());
      books.shipments().posted(accepted.lines());
      world
          .story()
          .tell(
              "central", branchId + " posted " + accepted.lines().size() + ", " + at(book.head()));
      perhapsDie("after the commit");
      return ok(reply(batch, accepted.head()));
    }
    world
        .story()
        .tellAndCount(
            "central",
            branchId + " refused: " + decision.getClass().getSimpleName() + ", " + at(book.head()),
            "refused " + decision.getClass().getSimpleName());
    perhapsDie("after the commit");
    return new Reply(409, Wire.bytes(refusal(batch, decision)));
  }

  private static String at(@Nullable LineRef head) {
    return head == null ? "no head" : head.streamId() + "@" + head.seq();
  }

  private SyncReply reply(Received.Batch batch, @Nullable LineRef head) {
    return new SyncReply(
        batch.envelope().requestId(),
        head == null ? null : head.streamId(),
        head == null ? -1 : head.seq(),
        head == null ? null : head.hash(),
        batch.quarantined(),
        Instant.EPOCH,
        NEXT_SYNC_MILLIS,
        Wire.MAX_BATCH_LINES,
        books.catalog().since(batch.envelope().report().catalog()),
        books.shipments().newsFor(batch.branchId(), batch.envelope().report().shipments()),
        List.of(),
        List.of(),
        null);
  }

  private static SyncRefusal refusal(Received.Batch batch, Decision decision) {
    Long expected = decision instanceof Decision.Gap gap ? gap.expectedSeq() : null;
    Long differing = decision instanceof Decision.Behind behind ? behind.firstDifferingSeq() : null;
    return new SyncRefusal(
        expected == null ? SyncRefusal.STREAM_BEHIND : SyncRefusal.SEQUENCE_GAP,
        batch.envelope().requestId(),
        decision.head(),
        expected,
        differing);
  }

  private Book book(String branchId) {
    ShopBook book = books.of(branchId);
    List<Book.Balance> balances = new ArrayList<>();
    book.balances(Account.stock(branchId))
        .forEach((product, units) -> balances.add(new Book.Balance(product, units)));
    return new Book(branchId, book.head(), balances);
  }

  private KnownLines known(String branchId, KnownLines.Query query) {
    ShopBook book = books.of(branchId);
    List<Long> posted = new ArrayList<>();
    List<Long> moved = new ArrayList<>();
    long seq = query.firstSeq();
    for (Hash hash : query.hashes()) {
      LineRef line = new LineRef(query.streamId(), seq++, hash);
      if (book.isPosted(line)) {
        posted.add(line.seq());
      }
      if (book.isMoved(line)) {
        moved.add(line.seq());
      }
    }
    return new KnownLines(query.requestId(), book.head(), posted, moved);
  }

  private static Reply ok(Object said) {
    return new Reply(200, Wire.bytes(said));
  }

  private void perhapsDie(String when) {
    if (world.chance().of(world.weather().centralDies())) {
      world.story().tellAndCount("central", "dies " + when, "crashes of central");
      throw new PowerCut();
    }
  }

  private void die() {
    up = false;
    world.timeline().in(DOWN, () -> up = true);
  }

  /** Another price for one product. */
  void changePrice(long productId, long cents) {
    books.catalog().price(productId, cents);
  }

  /** Keeps a copy of the database. */
  void backUp() {
    backup = books.copy(books.catalog().mark().epoch());
  }

  /** Puts the copy in the place of the database. */
  void restore() {
    restored++;
    books = backup.copy("e" + restored);
    world.story().tellAndCount("central", "is restored from a backup", "restores of central");
    world.recorder().somethingWasLost();
  }

  /** It is there from now on. */
  void start() {
    up = true;
  }
}
