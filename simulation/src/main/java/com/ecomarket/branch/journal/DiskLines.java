package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The lines on a {@link Disk}, and how they are found; the statements of the SQLite journal. */
@NullMarked
abstract class DiskLines implements JournalScan {
  static final class Opened {
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

  record OfShipment(long position, String shipmentId) {}

  final List<Opened> streams = new ArrayList<>();
  final List<StoredLine> lines = new ArrayList<>();
  final Map<String, Long> movedSales = new HashMap<>();
  final List<OfShipment> ofShipments = new ArrayList<>();

  final Opened open() {
    return streams.get(streams.size() - 1);
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

  final StoredLine at(long position) {
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
      } catch (SQLException e) {
        throw new JournalBroken("no database is asked here", e);
      }
    }
  }
}
