package com.ecomarket.bench.shops;

import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One virtual branch: it writes lines, cuts them into requests and takes answers as the real one
 * does. Products and quantities follow from the seed.
 */
final class Shop {
  private static final long PRICE_CENTS = 250;
  private static final int MOST_UNITS = 3;

  private final String branchId;
  private final SplittableRandom random;
  private final String instanceId;
  private final ShopJournal journal;
  private final Shelf shelf;
  private CatalogMark catalog = new CatalogMark("local", 1);
  private int lines = Wire.MAX_BATCH_LINES;
  private long sales;

  /** Opens the stream and books what is on the shelf. */
  Shop(String branchId, int products, SplittableRandom random) {
    this.branchId = branchId;
    this.random = random;
    this.instanceId = uuid();
    this.journal = new ShopJournal(uuid());
    this.shelf = new Shelf(products);
    Instant now = now();
    journal.append(new StreamLine(branchId, journal.streamId(), null, null, now));
    for (int product = 1; product <= products; product++) {
      shelf.opened(product);
      journal.append(
          Movement.opening(
              journal.lastSeq() + 1,
              product,
              "Producto " + product,
              PRICE_CENTS,
              Shelf.OPENING,
              now));
    }
  }

  void sell() {
    int product = random.nextInt(1, shelf.products() + 1);
    int quantity = random.nextInt(1, MOST_UNITS + 1);
    long left = shelf.sold(product, quantity);
    Instant now = now();
    journal.append(
        Movement.of(
            journal.lastSeq() + 1,
            product,
            quantity,
            PRICE_CENTS,
            new Facts.SaleFacts(saleId(now), catalog.version(), left, null, null),
            now));
    sales++;
  }

  /**
   * The next request.
   *
   * @param empty without lines, whatever is pending
   */
  SyncRequest request(boolean empty) {
    List<ShopJournal.Written> batch = empty ? List.of() : journal.next(lines);
    return new SyncRequest(
        new SyncEnvelope(
            SyncEnvelope.PROTOCOL,
            uuid(),
            journal.streamId(),
            journal.ackedSeq() + 1,
            batch.size(),
            journal.ackedHash(),
            report()),
        batch,
        journal.lastSeq());
  }

  /**
   * What one answer came to.
   *
   * @param posted lines that central has now and had not before, as far as this shop knew
   * @param again whether the next request should follow at once
   */
  record Taken(int posted, boolean again) {}

  /**
   * Takes central's 200.
   *
   * @throws WrongAnswer if it is not an answer to this request or its head is not in the journal
   */
  Taken take(SyncRequest request, SyncReply reply) {
    int sent = request.lines().size();
    boolean same = journal.streamId().equals(reply.streamId());
    if (!request.envelope().requestId().equals(reply.requestId()) || (sent > 0 && !same)) {
      throw new WrongAnswer("an answer to another request than " + request.envelope());
    }
    if (!reply.quarantined().isEmpty()) {
      throw new WrongAnswer("central quarantined lines " + reply.quarantined());
    }
    int ours = sent == 0 ? lines : Wire.MAX_BATCH_LINES;
    lines = Math.max(1, Math.min(ours, reply.maxBatch()));
    int posted = journal.acknowledge(reply.head());
    CatalogPage page = reply.catalog();
    if (page != null) {
      catalog = new CatalogMark(page.epoch(), page.version());
      if (page.more()) {
        return new Taken(posted, true);
      }
    }
    if (sent == 0) {
      return new Taken(posted, journal.pending() > 0);
    }
    // What one batch did not hold goes at once; a trickle gathers until central may be asked again.
    long end = request.envelope().firstSeq() + sent - 1;
    return new Taken(posted, posted > 0 && end < request.lastSeq());
  }

  /** What it has of central's catalogue; nothing at first. */
  void knows(CatalogMark mark) {
    catalog = mark;
  }

  /** Takes it for granted that central will take this request. */
  void trust(SyncRequest request) {
    ShopJournal.Written last = request.lines().get(request.lines().size() - 1);
    journal.acknowledge(new LineRef(journal.streamId(), last.seq(), last.hash()));
  }

  /** Central did not manage this request in time, or said that it is too large. */
  void tooMuch(SyncRequest request) {
    if (!request.lines().isEmpty()) {
      lines = Math.max(1, request.lines().size() / 2);
    }
  }

  String branchId() {
    return branchId;
  }

  Shelf shelf() {
    return shelf;
  }

  int pending() {
    return journal.pending();
  }

  /** Sales so far, one line each. */
  long sales() {
    return sales;
  }

  private Report report() {
    return new Report(
        journal.lastSeq(),
        journal.lastHash(),
        shelf.digest(),
        journal.oldestPendingAt(),
        "CLOSED",
        catalog,
        now(),
        instanceId,
        "bench",
        null,
        Map.of());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** UUIDv7, as a branch mints it. */
  private String saleId(Instant now) {
    return uuid((now.toEpochMilli() << 16) | random.nextInt(1 << 12), 7);
  }

  private String uuid() {
    return uuid(random.nextLong() & ~0xf000L, 4);
  }

  private String uuid(long high, int version) {
    return new UUID(high | (version << 12), (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
  }
}
