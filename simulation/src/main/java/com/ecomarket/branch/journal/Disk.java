package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.LineRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory that stands for what is on a shop's disk: all that is here was committed.
 * What a process believes beyond that is lost with the process. It keeps the rules of {@link
 * Journal} and of the SQLite journal's tables; what the medium does is said by {@link Faults}.
 */
@NullMarked
public final class Disk extends DiskLines implements Journal, CheckedJournal {

  /** What happens around a commit. */
  public interface Faults {
    /** The medium does what it should. */
    Faults NONE = new Faults() {};

    /**
     * Before anything is written. May throw whatever ends the process.
     *
     * @throws JournalUnavailable if the commit is cleanly refused
     */
    default void beforeCommit() throws JournalUnavailable {}

    /** After all is written and before the caller knows. May throw whatever ends the process. */
    default void afterCommit() {}
  }

  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, String> doneWithoutLine = new HashMap<>();
  private final Map<String, Long> returned = new HashMap<>();
  private final Map<Long, Long> balances = new TreeMap<>();
  private Catalog catalog = new Catalog("", 0, List.of());
  private Announced announced = Announced.NOTHING;
  private @Nullable LineRef highWater;
  private Faults faults = Faults.NONE;

  /** The same content on another disk, that nothing has happened to yet. */
  public Disk copy() {
    Disk copy = new Disk();
    streams.forEach(
        it ->
            copy.streams.add(
                new Opened(it.streamId, it.base, it.firstPosition, it.balances, it.acked)));
    copy.lines.addAll(lines);
    copy.keys.putAll(keys);
    copy.doneWithoutLine.putAll(doneWithoutLine);
    copy.movedSales.putAll(movedSales);
    copy.returned.putAll(returned);
    copy.ofShipments.addAll(ofShipments);
    copy.balances.putAll(balances);
    copy.catalog = catalog;
    copy.announced = announced;
    copy.highWater = highWater;
    return copy;
  }

  /** The high-water file lies beside the database: a restored copy may find the newer one there. */
  public void keepHighWaterOf(Disk newer) {
    highWater = newer.highWater;
  }

  /** What the medium does from now on. */
  public void suffer(Faults now) {
    faults = now;
  }

  /** The outcome of a commit is unknown. */
  public static JournalBroken broken() {
    return new JournalBroken("the outcome of a commit is unknown", null);
  }

  /** One byte of a line is another one from now on; the line as it was. */
  public StoredLine rot(int index) {
    StoredLine line = lines.get(index);
    byte[] bytes = line.bytes().clone();
    bytes[0] = 0;
    lines.set(
        index, new StoredLine(line.position(), line.streamId(), line.seq(), line.hash(), bytes));
    return line;
  }

  @Override
  public void commit(List<JournalEntry> entries) throws JournalUnavailable {
    faults.beforeCommit();
    entries.forEach(this::write);
    if (!lines.isEmpty()) {
      highWater = lines.get(lines.size() - 1).ref();
    }
    faults.afterCommit();
  }

  private void write(JournalEntry entry) {
    if (entry instanceof JournalEntry.LineAdded line) {
      long position = lines.size() + 1L;
      lines.add(new StoredLine(position, open().streamId, line.seq(), line.hash(), line.bytes()));
      if (line.movedSaleId() != null) {
        movedSales.put(line.movedSaleId(), position);
      }
      if (line.key() != null) {
        keys.put(line.key(), position);
      }
    } else if (entry instanceof JournalEntry.StreamOpened opened) {
      balances.clear();
      balances.putAll(opened.balances());
      streams.add(
          new Opened(
              opened.line().streamId(),
              opened.line().base(),
              lines.size() + 1L,
              Map.copyOf(opened.balances()),
              -1));
      lines.add(
          new StoredLine(
              lines.size() + 1L, open().streamId, 0, opened.hash(), opened.line().bytes()));
    } else if (entry instanceof JournalEntry.BalanceSet balance) {
      balances.put(balance.productId(), balance.units());
    } else if (entry instanceof JournalEntry.ReturnedSet set) {
      returned.put(set.saleId() + "/" + set.productId(), set.units());
    } else if (entry instanceof JournalEntry.DoneWithoutLine done) {
      doneWithoutLine.put(done.key(), done.digest());
    } else if (entry instanceof JournalEntry.OfShipment of) {
      ofShipments.add(new OfShipment(lines.size(), of.shipmentId()));
    } else if (entry instanceof JournalEntry.ShipmentsAnnounced said) {
      announced = said.announced();
    } else if (entry instanceof JournalEntry.Acknowledged acknowledged) {
      open().acked = acknowledged.seq();
    } else if (entry instanceof JournalEntry.ProductsLearned learned) {
      catalog = catalog.with(learned.epoch(), learned.version(), learned.products());
    } else {
      throw new IllegalStateException("no simulated shop has neighbours: " + entry);
    }
  }

  @Override
  public List<StoredLine> findByKey(String key) {
    Long position = keys.get(key);
    return position == null ? List.of() : together(at(position));
  }

  @Override
  public @Nullable String doneWithoutLine(String key) {
    return doneWithoutLine.get(key);
  }

  @Override
  public long returned(String saleId, long productId) {
    return returned.getOrDefault(saleId + "/" + productId, 0L);
  }

  @Override
  public List<StoredLine> ofShipment(String shipmentId) {
    return ofShipments(List.of(shipmentId));
  }

  @Override
  public Journal journal() {
    return this;
  }

  @Override
  public JournalCheck check() {
    return JournalCheck.of(this, highWater);
  }

  @Override
  public Catalog catalog() {
    List<Product> products = List.copyOf(catalog.products());
    return new Catalog(catalog.epoch(), catalog.version(), products);
  }

  @Override
  public Map<Long, Long> balances() {
    return new TreeMap<>(balances);
  }

  /** What central said last of the open shipments. */
  public Announced announced() {
    return announced;
  }
}
