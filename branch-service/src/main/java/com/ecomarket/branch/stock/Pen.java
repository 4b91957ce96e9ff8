package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.Announced;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalEntry;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.StoredShelf;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What commands decide with: the stock and the journal as the batch so far leaves them. Nothing
 * that a pen wrote is true before its batch is committed.
 */
public final class Pen {
  private final Stock stock;
  private final Catalog catalog;
  private final Journal journal;

  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<Long, Long> changed = new HashMap<>();

  /** Where the line with a key stands among the entries. */
  private final Map<String, Integer> keys = new HashMap<>();

  private final Map<SoldProduct, Long> returned = new HashMap<>();

  private int ordinal;
  private String streamId;
  private @Nullable LineRef base;
  private long lastSeq;
  private Hash lastHash;
  private long ackedSeq;
  private long digest;
  private int lines;
  private @Nullable Catalog learned;

  Pen(Stock stock, Catalog catalog, Journal journal) {
    this.stock = stock;
    this.catalog = catalog;
    this.journal = journal;
    Position position = stock.position();
    ordinal = position.streamOrdinal();
    streamId = position.streamId();
    base = position.base();
    lastSeq = position.lastSeq();
    lastHash = position.lastHash();
    ackedSeq = position.ackedSeq();
    digest = position.digestSum();
  }

  /** The one catalogue of this batch. */
  public Catalog catalog() {
    return catalog;
  }

  /** Units on the shelf after the batch so far. */
  public long units(long productId) {
    Long inBatch = changed.get(productId);
    return inBatch == null ? stock.units(productId) : inBatch;
  }

  /** The open stream. */
  public String streamId() {
    return streamId;
  }

  /** Where the journal stands after the batch so far. */
  public Position position() {
    return new Position(ordinal, streamId, base, lastSeq, lastHash, ackedSeq, digest);
  }

  /**
   * The lines that were written for this Idempotency-Key, also earlier in this batch; empty if
   * there are none.
   */
  public List<Movement> findByKey(String key) {
    Integer inBatch = keys.get(key);
    return inBatch == null
        ? journal.findByKey(key).stream().map(line -> (Movement) line.read()).toList()
        : together(inBatch);
  }

  /**
   * Digest of the request with this Idempotency-Key that was done and had nothing to write; null if
   * there is none. One of this batch is not found: only a command that is {@link Command#alone} has
   * such a request.
   */
  public @Nullable String doneWithoutLine(String key) {
    return journal.doneWithoutLine(key);
  }

  /** Notes that a request was done although there was nothing to write. */
  public void noteDone(RequestKey request) {
    entries.add(new JournalEntry.DoneWithoutLine(request.key(), request.digest()));
  }

  private List<Movement> together(int first) {
    List<Movement> lines = new ArrayList<>();
    for (int i = first; i < entries.size(); i++) {
      if (entries.get(i) instanceof JournalEntry.LineAdded added) {
        Movement line = read(added.bytes());
        if (!lines.isEmpty() && !Objects.equals(line.facts().id(), lines.get(0).facts().id())) {
          break;
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private static Movement read(byte[] line) {
    try {
      return (Movement) Line.parse(line);
    } catch (UnreadableLine e) {
      throw new IllegalStateException("this batch has just written it", e);
    }
  }

  /** Units of one product of one sale that came back so far, this batch included. */
  public long returned(String saleId, long productId) {
    Long inBatch = returned.get(new SoldProduct(saleId, productId));
    return inBatch == null ? journal.returned(saleId, productId) : inBatch;
  }

  /** Notes it, beside the line that takes them back. */
  public void setReturned(String saleId, long productId, long units) {
    returned.put(new SoldProduct(saleId, productId), units);
    entries.add(new JournalEntry.ReturnedSet(saleId, productId, units));
  }

  /**
   * The lines that dispatched or received something of this shipment; see {@link
   * Journal#ofShipment}. Those of this batch are not among them, so only a command that is {@link
   * Command#alone} may ask.
   */
  public List<StoredLine> ofShipment(String shipmentId) {
    return journal.ofShipment(shipmentId);
  }

  /** Notes what central says of the open shipments. */
  public void announce(Announced announced) {
    entries.add(new JournalEntry.ShipmentsAnnounced(announced));
  }

  private record SoldProduct(String saleId, long productId) {}

  /**
   * Writes the next line.
   *
   * @param atSeq makes the line, given its place
   * @return the line
   */
  public Movement write(LongFunction<Movement> atSeq) {
    Movement line = atSeq.apply(lastSeq + 1);
    String key = line.facts().key();
    add(line.bytes(), null, key);
    if (key != null) {
      keys.put(key, entries.size() - 1);
    }
    noteShipment(line);
    move(line.productId(), line.stockChange());
    return line;
  }

  /**
   * Writes a line of an earlier stream again, as it is but for its place and origin.
   *
   * @param atSeq makes its bytes, given its place
   * @param movement what it says, null if this version cannot read it
   */
  public void writeAgain(LongFunction<byte[]> atSeq, @Nullable Movement movement) {
    boolean begins = movement != null && SaleId.beginsOn(movement);
    add(
        atSeq.apply(lastSeq + 1),
        movement != null && begins ? movement.facts().id() : null,
        movement == null ? null : movement.facts().key());
    if (movement != null) {
      noteShipment(movement);
      move(movement.productId(), movement.stockChange());
    }
  }

  /** Seals the open stream and opens one that stands on the given stock. */
  public void openStream(StreamLine line, Map<Long, Long> balances) {
    ordinal++;
    streamId = line.streamId();
    base = line.base();
    lastSeq = 0;
    lastHash = Hash.next(null, line.bytes());
    ackedSeq = -1;
    stock.all().keySet().forEach(product -> changed.put(product, 0L));
    changed.putAll(balances);
    digest = Stock.digest(balances);
    entries.add(new JournalEntry.StreamOpened(line, lastHash, balances));
    lines++;
  }

  /**
   * Takes products as central says they are. What this batch decides is decided with the catalogue
   * from before: the new one is true once it is committed.
   */
  public void learn(String epoch, long version, List<Product> products) {
    Catalog before = learned == null ? catalog : learned;
    learned = before.with(epoch, version, products);
    entries.add(new JournalEntry.ProductsLearned(epoch, version, List.copyOf(products)));
  }

  /**
   * Notes what is on a neighbour's shelf.
   *
   * @param whole whether all that was stored of the neighbour is forgotten first
   */
  public void learn(StoredShelf shelf, boolean whole) {
    entries.add(new JournalEntry.ShelfLearned(shelf, whole));
  }

  /** Forgets all that was stored of a branch that is no neighbour any more. */
  public void forgetNeighbour(String branchId) {
    entries.add(new JournalEntry.NeighbourForgotten(branchId));
  }

  /** Notes how far central has posted the open stream; -1: nothing of it. */
  public void acknowledge(long seq) {
    ackedSeq = seq;
    entries.add(new JournalEntry.Acknowledged(seq));
  }

  private void add(byte[] bytes, @Nullable String saleId, @Nullable String key) {
    lastSeq++;
    lastHash = Hash.next(lastHash, bytes);
    entries.add(new JournalEntry.LineAdded(lastSeq, lastHash, bytes, saleId, key));
    lines++;
  }

  private void noteShipment(Movement line) {
    String shipmentId = line.facts().shipmentId();
    if (shipmentId != null) {
      entries.add(new JournalEntry.OfShipment(shipmentId));
    }
  }

  private void move(long productId, long change) {
    long before = units(productId);
    long after = Math.addExact(before, change);
    changed.put(productId, after);
    digest += StockDigest.term(productId, after) - StockDigest.term(productId, before);
  }

  /** How much this batch has written; a command that throws must not have changed it. */
  int written() {
    return entries.size();
  }

  boolean hasLines() {
    return lines > 0;
  }

  /** All that the batch commits: its entries, then the balances that they lead to. */
  List<JournalEntry> entries() {
    List<JournalEntry> all = new ArrayList<>(entries.size() + changed.size());
    all.addAll(entries);
    changed.forEach((product, units) -> all.add(new JournalEntry.BalanceSet(product, units)));
    return all;
  }

  /** The catalogue after this batch, null if it learned nothing. */
  @Nullable Catalog learned() {
    return learned;
  }

  /** Makes the committed batch visible to readers. */
  void apply() {
    stock.apply(changed, position());
  }
}
