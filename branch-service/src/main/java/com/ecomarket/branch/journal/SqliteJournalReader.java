package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.SaleId;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the journal through connections of its own, beside the writer (WAL). */
final class SqliteJournalReader implements JournalScan {
  private static final String LINE =
      """
      select l.position, l.position - s.first_position, s.stream_id, l.hash, l.line
      from line l join stream s on s.ordinal =
        (select max(ordinal) from stream where first_position <= l.position)
      """;

  /** Without a window: one of them costs one row. */
  private static final String STREAM =
      """
      select ordinal, stream_id, first_position, base_stream_id, base_seq, base_hash, acked_seq,
        coalesce((select first_position from stream where ordinal = s.ordinal + 1),
          (select max(position) + 1 from line)) - first_position - 1
      from stream s
      """;

  private final JdbcClient jdbc;

  SqliteJournalReader(DataSource readers) {
    this.jdbc = JdbcClient.create(readers);
  }

  @Override
  public List<Stream> streams() {
    return jdbc.sql(STREAM + "order by ordinal").query((row, n) -> Rows.stream(row)).list();
  }

  /** Asked with every request to central. */
  @Override
  public Stream stream(int ordinal) {
    return jdbc.sql(STREAM + "where ordinal = ?")
        .param(ordinal)
        .query((row, n) -> Rows.stream(row))
        .single();
  }

  @Override
  public List<StoredLine> lines(Stream stream, long fromSeq, long toSeq, int maxBytes) {
    List<StoredLine> lines = new ArrayList<>();
    long first = stream.firstPosition();
    // The rest is known, and each column of each row is a call into SQLite.
    jdbc.sql("select position, hash, line from line where position between ? and ? order by 1")
        .params(first + fromSeq, first + Math.min(toSeq, stream.lastSeq()))
        .query(
            (ResultSet rows) -> {
              long bytes = 0;
              while (rows.next()) {
                StoredLine line = Rows.line(rows, stream);
                bytes += line.bytes().length + 1L;
                if (bytes > maxBytes && !lines.isEmpty()) {
                  break;
                }
                lines.add(line);
              }
              return lines;
            });
    return lines;
  }

  @Override
  public @Nullable StoredLine findSale(String saleId) {
    return jdbc
        .sql(
            LINE
                + """
                where l.position in (
                  select position from moved_sale where sale_id = :id
                  union select first_position + :seq from stream)
                order by l.position desc
                """)
        .param("id", SqliteJournal.bytes(saleId))
        .param("seq", SaleId.seq(saleId))
        .query((row, n) -> Rows.line(row))
        .list()
        .stream()
        .filter(line -> saleId.equalsIgnoreCase(saleBeginningOn(line)))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<StoredLine> together(StoredLine first) {
    return jdbc.sql(LINE + " where l.position >= ? order by l.position")
        .param(first.position())
        .query(Rows::together);
  }

  @Override
  public List<StoredLine> sales(long afterPosition, int limit) {
    List<StoredLine> sales = new ArrayList<>();
    long after = afterPosition;
    while (sales.size() < limit) {
      List<StoredLine> page =
          jdbc.sql(LINE + " where l.position > ? order by l.position limit ?")
              .params(after, limit)
              .query((row, n) -> Rows.line(row))
              .list();
      if (page.isEmpty()) {
        return sales;
      }
      for (StoredLine line : page) {
        if (sales.size() < limit && isLatestPlaceOfASale(line)) {
          sales.add(line);
        }
      }
      after = page.get(page.size() - 1).position();
    }
    return sales;
  }

  private boolean isLatestPlaceOfASale(StoredLine line) {
    String saleId = saleBeginningOn(line);
    return saleId != null
        && jdbc.sql("select 1 from moved_sale where sale_id = ? and position <> ?")
            .params(SqliteJournal.bytes(saleId), line.position())
            .query(Integer.class)
            .optional()
            .isEmpty();
  }

  private static @Nullable String saleBeginningOn(StoredLine line) {
    Movement movement = line.movement();
    return movement != null && SaleId.beginsOn(movement) ? movement.facts().id() : null;
  }

  @Override
  public List<StoredLine> ofShipments(Collection<String> shipmentIds) {
    return shipmentIds.isEmpty()
        ? List.of()
        : jdbc.sql(Rows.OF_SHIPMENT + " where x.shipment_id in (:ids) order by 1")
            .param("ids", shipmentIds)
            .query((row, n) -> Rows.line(row))
            .list();
  }

  @Override
  public List<String> shipmentsBehind(long position) {
    return jdbc.sql(
            """
            select shipment_id from shipment_line where position > ?
            group by shipment_id order by min(position)
            """)
        .param(position)
        .query(String.class)
        .list();
  }

  @Override
  public List<StoredLine> holding(
      Stream stream, long fromSeq, long toSeq, byte[] bytes, int limit) {
    long first = stream.firstPosition();
    return jdbc.sql(
            """
            select position, hash, line from line
            where position between ? and ? and instr(line, ?) > 0
            order by position limit ?
            """)
        .params(first + fromSeq, first + Math.min(toSeq, stream.lastSeq()), bytes, limit)
        .query((row, n) -> Rows.line(row, stream))
        .list();
  }

  @Override
  public long baseUnits(int ordinal, long productId) {
    return jdbc.sql("select units from base_balance where ordinal = ? and product_id = ?")
        .params(ordinal, productId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** What central said last of the open shipments. */
  Announced announced() {
    return jdbc.sql("select position, shipments from announced")
        .query((row, n) -> announced(row.getLong(1), row.getBytes(2)))
        .optional()
        .orElse(Announced.NOTHING);
  }

  private static Announced announced(long position, byte[] shipments) {
    try {
      return new Announced(Wire.read(shipments, OpenShipments.class), position);
    } catch (IOException e) {
      return Announced.NOTHING; // Written by another version: central will say it again.
    }
  }

  /** The units that the journal keeps beside its lines. */
  Map<Long, Long> balances() {
    return units("select product_id, units from balance");
  }

  @Override
  public Map<Long, Long> baseBalances(int ordinal) {
    return units("select product_id, units from base_balance where ordinal = ?", ordinal);
  }

  private Map<Long, Long> units(String sql, Object... parameters) {
    Map<Long, Long> units = new TreeMap<>();
    jdbc.sql(sql)
        .params(parameters)
        .query(
            row -> {
              units.put(row.getLong(1), row.getLong(2));
            });
    return units;
  }

  /** The catalogue that was stored last. */
  Catalog catalog() throws DataAccessException {
    return CatalogRows.read(jdbc);
  }

  /** The neighbours' shelves that were stored last. */
  List<StoredShelf> shelves() {
    return ShelfRows.read(jdbc);
  }

  @Override
  public void each(Stream stream, LineVisitor visitor) {
    long first = stream.firstPosition();
    jdbc.sql("select position, hash, line from line where position between ? and ? order by 1")
        .params(first, first + stream.lastSeq())
        .query(
            row -> {
              visitor.visit(Rows.line(row, stream));
            });
  }
}
