package com.ecomarket.central;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A branch's stream as tests write it: lines, hashes, and the requests that send them. */
public final class ShopJournal {
  public static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private final String branchId;
  private final String streamId;
  private final String instance;
  private final List<byte[]> lines = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();
  private final Map<Long, Long> stock = new HashMap<>();
  private SyncEnvelope.CatalogMark catalog = new SyncEnvelope.CatalogMark("local", 1);
  private @Nullable String shipments;
  private Map<String, String> neighbours = Map.of();
  private int requests;

  private ShopJournal(String branchId, String streamId, String instance) {
    this.branchId = branchId;
    this.streamId = streamId;
    this.instance = instance;
  }

  public static ShopJournal open(String branchId, String streamId) {
    return open(branchId, streamId, "i-" + streamId, null, null);
  }

  public static ShopJournal open(
      String branchId,
      String streamId,
      String instance,
      @Nullable LineRef base,
      @Nullable LineRef highWater) {
    ShopJournal journal = new ShopJournal(branchId, streamId, instance);
    journal.add(new StreamLine(branchId, streamId, base, highWater, AT).bytes());
    return journal;
  }

  /** The same journal on another disk: it may go on differently from here. */
  public ShopJournal copy(String otherInstance) {
    ShopJournal copy = new ShopJournal(branchId, streamId, otherInstance);
    copy.lines.addAll(lines);
    copy.hashes.addAll(hashes);
    copy.stock.putAll(stock);
    return copy;
  }

  public ShopJournal opening(long productId, long quantity) {
    stock.merge(productId, quantity, Long::sum);
    return add(
        Movement.opening(size(), productId, "Producto " + productId, 250, quantity, AT).bytes());
  }

  public ShopJournal sale(long productId, long quantity) {
    return sale(productId, quantity, "sale-" + streamId + "-" + size());
  }

  public ShopJournal sale(long productId, long quantity, String saleId) {
    long left = stock.merge(productId, -quantity, Long::sum);
    SaleFacts facts = new SaleFacts(saleId, 1, left, null, null);
    return add(Movement.of(size(), productId, quantity, 250, facts, AT).bytes());
  }

  public ShopJournal back(long productId, long quantity, String saleId) {
    stock.merge(productId, quantity, Long::sum);
    ReturnFacts facts =
        new ReturnFacts("return-" + streamId + "-" + size(), saleId, false, false, null, null);
    return add(Movement.of(size(), productId, quantity, 250, facts, AT).bytes());
  }

  public ShopJournal count(long productId, long difference, boolean found) {
    stock.merge(productId, found ? difference : -difference, Long::sum);
    CountFacts facts = new CountFacts("count-" + streamId + "-" + size(), found, null, null);
    return add(Movement.of(size(), productId, difference, 250, facts, AT).bytes());
  }

  /** One unit sold at a price and a moment of its own. */
  public ShopJournal soldFor(long productId, long cents, Instant at) {
    long left = stock.merge(productId, -1L, Long::sum);
    SaleFacts facts = new SaleFacts("sale-" + streamId + "-" + size(), 1, left, null, null);
    return add(Movement.of(size(), productId, 1, cents, facts, at).bytes());
  }

  /** What it says of its catalogue from now on. */
  public ShopJournal hasCatalog(String epoch, long version) {
    catalog = new SyncEnvelope.CatalogMark(epoch, version);
    return this;
  }

  public ShopJournal dispatch(String shipmentId, String to, long productId, long quantity) {
    stock.merge(productId, -quantity, Long::sum);
    return add(productId, quantity, new DispatchFacts(shipmentId, to, null, null));
  }

  /** Sound units. */
  public ShopJournal receipt(String shipmentId, String from, long productId, long quantity) {
    stock.merge(productId, quantity, Long::sum);
    return receipt(shipmentId, from, productId, quantity, false);
  }

  /** Units that go to shrinkage at once. */
  public ShopJournal damaged(String shipmentId, String from, long productId, long quantity) {
    return receipt(shipmentId, from, productId, quantity, true);
  }

  private ShopJournal receipt(
      String shipmentId, String from, long productId, long quantity, boolean damaged) {
    String receiptId = "receipt-" + streamId + "-" + size();
    return add(
        productId, quantity, new ReceiptFacts(receiptId, shipmentId, from, damaged, null, null));
  }

  private ShopJournal add(long productId, long quantity, Facts facts) {
    return add(Movement.of(size(), productId, quantity, 250, facts, AT).bytes());
  }

  /** What it reports of the shipments that it was told of. */
  public ShopJournal knows(@Nullable String shipmentsDigest) {
    shipments = shipmentsDigest;
    return this;
  }

  /** Writes a line of another stream again. */
  public ShopJournal again(ShopJournal other, int seq) {
    try {
      return add(Wire.moved(other.lines.get(seq), size(), other.ref(seq)));
    } catch (UnreadableLine e) {
      throw new IllegalArgumentException(e);
    }
  }

  public ShopJournal raw(String line) {
    return add(line.getBytes(StandardCharsets.UTF_8));
  }

  public ShopJournal add(byte[] line) {
    hashes.add(Hash.next(hashes.isEmpty() ? null : hashes.get(hashes.size() - 1), line));
    lines.add(line);
    return this;
  }

  /** From now on it reports what it has of its neighbours: their cursors by branch id. */
  public ShopJournal asksAbout(Map<String, String> cursors) {
    neighbours = Map.copyOf(cursors);
    return this;
  }

  public int size() {
    return lines.size();
  }

  public String branchId() {
    return branchId;
  }

  public LineRef ref(int seq) {
    return new LineRef(streamId, seq, hashes.get(seq));
  }

  public LineRef head() {
    return ref(size() - 1);
  }

  public List<Hash> hashes() {
    return hashes;
  }

  public Map<Long, Long> stock() {
    return stock;
  }

  public List<byte[]> lines(int from, int to) {
    return List.copyOf(lines.subList(from, to));
  }

  public SyncEnvelope envelope(int from, int to) {
    requests++;
    return new SyncEnvelope(
        SyncEnvelope.PROTOCOL,
        "request-" + instance + "-" + requests,
        streamId,
        from,
        to - from,
        from == 0 ? null : hashes.get(from - 1),
        new SyncEnvelope.Report(
            size() - 1,
            head().hash(),
            StockDigest.of(stock),
            null,
            "CLOSED",
            catalog,
            AT,
            instance,
            "1.0.0",
            shipments,
            neighbours));
  }

  /** The body of a sync request with lines {@code from} up to but not including {@code to}. */
  public byte[] body(int from, int to) {
    return body(envelope(from, to), lines(from, to));
  }

  public static byte[] body(SyncEnvelope envelope, List<byte[]> lines) {
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    body.writeBytes(Wire.bytes(envelope));
    body.write('\n');
    for (byte[] line : lines) {
      body.writeBytes(line);
      body.write('\n');
    }
    return body.toByteArray();
  }
}
