package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory that stands for what is on a shop's disk: all that is here was committed.
 * What a process believes beyond that is lost with the process. It keeps the rules of {@link
 * Journal} and of the SQLite journal's tables; what the medium does is said by {@link Faults}.
 */
@NullMarked
public final class Disk implements Journal, JournalScan, CheckedJournal {

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

  private static final class Opened {
    final String streamId;
    final @Nullable LineRef base;
    final long firstPosition;
    final Map<Long, Long> balances;
    long acked;

    Opened(String id, @Nullable LineRef base, long first, Map<Long, Long> balances, long acked) {
      this.streamId = id;
      this.base = base;
      this.firstPosition = first;
      this.balances = balances;
      this.acked = acked;
    }
  }

  private record OfShipment(long position, String shipmentId) {}

  private final List<Opened> streams = new ArrayList<>();
  private final List<StoredLine> lines = new ArrayList<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Long> movedSales = new HashMap<>();
  private final Map<String, Long> returned = new HashMap<>();
  private final List<OfShipment> ofShipments = new ArrayList<>();
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

  /** All lines over all streams, in order, but for those that do not fit their hash. */
  public List<StoredLine> sound() {
    List<StoredLine> sound = new ArrayList<>(lines.size());
    Hash before = null;
    for (StoredLine line : lines) {
      if (Hash.next(line.seq() == 0 ? null : before, line.bytes()).equals(line.hash())) {
        sound.add(line);
      }
      before = line.hash();
    }
    return sound;
  }

  /** How many lines there are. */
  public int size() {
    return lines.size();
  }

  /** One byte of a line is another one from now on. */
  public void rot(int index) {
    StoredLine line = lines.get(index);
    byte[] bytes = line.bytes().clone();
    bytes[0] = 0;
    lines.set(
        index, new StoredLine(line.position(), line.streamId(), line.seq(), line.hash(), bytes));
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

  private Opened open() {
    return streams.get(streams.size() - 1);
  }

  @Override
  public List<StoredLine> findByKey(String key) {
    Long position = keys.get(key);
    return position == null ? List.of() : together(at(position));
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
  public List<Stream> streams() {
    List<Stream> all = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      Opened it = streams.get(i);
      long end = i + 1 < streams.size() ? streams.get(i + 1).firstPosition : lines.size() + 1L;
      long last = end - it.firstPosition - 1;
      all.add(new Stream(i + 1, it.streamId, it.firstPosition, it.base, last, it.acked));
    }
    return all;
  }

  @Override
  public List<StoredLine> lines(Stream stream, long fromSeq, long toSeq, int maxBytes) {
    List<StoredLine> found = new ArrayList<>();
    long bytes = 0;
    for (long seq = Math.max(0, fromSeq); seq <= Math.min(toSeq, stream.lastSeq()); seq++) {
      StoredLine line = at(stream.firstPosition() + seq);
      bytes += line.bytes().length + 1L;
      if (bytes > maxBytes && !found.isEmpty()) {
        break;
      }
      found.add(line);
    }
    return found;
  }

  private StoredLine at(long position) {
    return lines.get(Math.toIntExact(position - 1));
  }

  @Override
  public @Nullable StoredLine findSale(String saleId) {
    List<Long> places = new ArrayList<>();
    Long moved = movedSales.get(saleId);
    if (moved != null) {
      places.add(moved);
    }
    streams.forEach(stream -> places.add(stream.firstPosition + SaleId.seq(saleId)));
    return places.stream()
        .filter(position -> position <= lines.size())
        .sorted((a, b) -> Long.compare(b, a))
        .map(this::at)
        .filter(line -> saleId.equals(saleBeginningOn(line)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String saleBeginningOn(StoredLine line) {
    Movement movement = line.movement();
    return movement != null && SaleId.beginsOn(movement) ? movement.facts().id() : null;
  }

  @Override
  public List<StoredLine> together(StoredLine first) {
    List<StoredLine> found = new ArrayList<>();
    for (long position = first.position(); position <= lines.size(); position++) {
      StoredLine line = at(position);
      if (!found.isEmpty() && (id(first) == null || !Objects.equals(id(first), id(line)))) {
        break;
      }
      found.add(line);
    }
    return found;
  }

  private static @Nullable String id(StoredLine line) {
    Movement movement = line.movement();
    return movement == null ? null : movement.facts().id();
  }

  @Override
  public List<StoredLine> sales(long afterPosition, int limit) {
    return lines.stream()
        .filter(line -> line.position() > afterPosition)
        .filter(
            line -> {
              String sale = saleBeginningOn(line);
              return sale != null
                  && movedSales.getOrDefault(sale, line.position()) == line.position();
            })
        .limit(limit)
        .toList();
  }

  @Override
  public List<StoredLine> ofShipments(Collection<String> shipmentIds) {
    return ofShipments.stream()
        .filter(of -> shipmentIds.contains(of.shipmentId()))
        .map(of -> at(of.position()))
        .toList();
  }

  @Override
  public List<String> shipmentsBehind(long position) {
    return ofShipments.stream()
        .filter(of -> of.position() > position)
        .map(OfShipment::shipmentId)
        .distinct()
        .toList();
  }

  @Override
  public List<StoredLine> holding(
      Stream stream, long fromSeq, long toSeq, byte[] bytes, int limit) {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    return lines(stream, fromSeq, toSeq, Integer.MAX_VALUE).stream()
        .filter(line -> new String(line.bytes(), StandardCharsets.ISO_8859_1).contains(wanted))
        .limit(limit)
        .toList();
  }

  @Override
  public long baseUnits(int ordinal, long productId) {
    return streams.get(ordinal - 1).balances.getOrDefault(productId, 0L);
  }

  @Override
  public Map<Long, Long> baseBalances(int ordinal) {
    return streams.get(ordinal - 1).balances;
  }

  @Override
  public void each(Stream stream, LineVisitor visitor) {
    for (StoredLine line : lines(stream, 0, stream.lastSeq(), Integer.MAX_VALUE)) {
      try {
        visitor.visit(line);
      } catch (java.sql.SQLException e) {
        throw new JournalBroken("no database is asked here", e);
      }
    }
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
