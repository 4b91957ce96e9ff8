package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The journal in SQLite: WAL, {@code synchronous=FULL}, one connection that writes. The guarantee
 * is the one of {@link Journal}; {@code JournalCrashTest} and the acceptance tests try to break it.
 */
final class SqliteJournal implements Journal, AutoCloseable {
  private final Connection connection;
  private final HighWater highWater;
  private JournalStatements on;

  private int ordinal;
  private String streamId = "";
  private long nextPosition;

  SqliteJournal(Connection connection, HighWater highWater) throws SQLException {
    this.connection = connection;
    this.highWater = highWater;
    on = new JournalStatements(connection);
    readPlace();
  }

  @Override
  public void commit(List<JournalEntry> entries) throws JournalUnavailable {
    LineRef last = null;
    try {
      on.begin.executeUpdate();
      for (JournalEntry entry : entries) {
        LineRef written = write(entry);
        last = written == null ? last : written;
      }
      on.flush();
      on.commit.executeUpdate(); // The sale is a sale from here on.
    } catch (SQLException e) {
      throw refusedOrBroken(e);
    }
    if (last != null) {
      highWater.write(last);
    }
  }

  private @Nullable LineRef write(JournalEntry entry) throws SQLException {
    if (entry instanceof JournalEntry.LineAdded line) {
      add(line.hash(), line.bytes());
      long position = nextPosition++;
      if (line.movedSaleId() != null) {
        on.upsertMovedSale.setBytes(1, bytes(line.movedSaleId()));
        on.upsertMovedSale.setLong(2, position);
        on.upsertMovedSale.addBatch();
      }
      if (line.key() != null) {
        on.upsertKey.setString(1, line.key());
        on.upsertKey.setLong(2, position);
        on.upsertKey.addBatch();
      }
      return new LineRef(streamId, line.seq(), line.hash());
    }
    if (entry instanceof JournalEntry.BalanceSet balance) {
      on.upsertBalance.setLong(1, balance.productId());
      on.upsertBalance.setLong(2, balance.units());
      on.upsertBalance.addBatch();
    } else if (entry instanceof JournalEntry.ReturnedSet returned) {
      on.upsertReturned.setBytes(1, bytes(returned.saleId()));
      on.upsertReturned.setLong(2, returned.productId());
      on.upsertReturned.setLong(3, returned.units());
      on.upsertReturned.executeUpdate();
    } else if (entry instanceof JournalEntry.DoneWithoutLine done) {
      on.insertDone.setString(1, done.key());
      on.insertDone.setString(2, done.digest());
      on.insertDone.executeUpdate();
    } else if (entry instanceof JournalEntry.OfShipment of) {
      on.insertShipmentLine.setLong(1, nextPosition - 1);
      on.insertShipmentLine.setString(2, of.shipmentId());
      on.insertShipmentLine.executeUpdate();
    } else if (entry instanceof JournalEntry.ShipmentsAnnounced said) {
      on.upsertAnnounced.setLong(1, said.announced().position());
      on.upsertAnnounced.setBytes(2, Wire.bytes(said.announced().shipments()));
      on.upsertAnnounced.executeUpdate();
    } else if (entry instanceof JournalEntry.Acknowledged acknowledged) {
      on.acknowledge.setLong(1, acknowledged.seq());
      on.acknowledge.setInt(2, ordinal);
      on.acknowledge.executeUpdate();
    } else if (entry instanceof JournalEntry.StreamOpened opened) {
      open(opened);
      return new LineRef(streamId, 0, opened.hash());
    } else if (entry instanceof JournalEntry.ProductsLearned learned) {
      CatalogRows.write(connection, learned);
    } else if (entry instanceof JournalEntry.ShelfLearned learned) {
      ShelfRows.write(connection, learned);
    } else if (entry instanceof JournalEntry.NeighbourForgotten forgotten) {
      ShelfRows.forget(connection, forgotten.branchId());
    }
    return null;
  }

  private void add(Hash hash, byte[] bytes) throws SQLException {
    on.insertLine.setLong(1, nextPosition);
    on.insertLine.setBytes(2, hash.bytes());
    on.insertLine.setBytes(3, bytes);
    on.insertLine.addBatch();
  }

  private void open(JournalEntry.StreamOpened opened) throws SQLException {
    ordinal++;
    streamId = opened.line().streamId();
    LineRef base = opened.line().base();
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into stream (ordinal, stream_id, first_position, base_stream_id, base_seq,"
                    + " base_hash) values (?, ?, ?, ?, ?, ?)");
        PreparedStatement insertBase =
            connection.prepareStatement(
                "insert into base_balance (ordinal, product_id, units) values (?, ?, ?)");
        Statement forget = connection.createStatement()) {
      insert.setInt(1, ordinal);
      insert.setString(2, streamId);
      insert.setLong(3, nextPosition);
      insert.setString(4, base == null ? null : base.streamId());
      insert.setObject(5, base == null ? null : base.seq());
      insert.setBytes(6, base == null ? null : base.hash().bytes());
      insert.executeUpdate();
      on.flush(); // what was set before belongs to the sealed stream
      forget.executeUpdate("delete from balance");
      for (Map.Entry<Long, Long> balance : opened.balances().entrySet()) {
        insertBase.setInt(1, ordinal);
        insertBase.setLong(2, balance.getKey());
        insertBase.setLong(3, balance.getValue());
        insertBase.executeUpdate();
        write(new JournalEntry.BalanceSet(balance.getKey(), balance.getValue()));
      }
    }
    add(opened.hash(), opened.line().bytes());
    nextPosition++;
  }

  @Override
  public List<StoredLine> findByKey(String key) {
    try {
      on.selectByKey.setString(1, key);
      try (ResultSet row = on.selectByKey.executeQuery()) {
        return Rows.together(row);
      }
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read", e);
    }
  }

  @Override
  public @Nullable String doneWithoutLine(String key) {
    try {
      on.selectDone.setString(1, key);
      try (ResultSet row = on.selectDone.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read", e);
    }
  }

  @Override
  public long returned(String saleId, long productId) {
    try {
      on.selectReturned.setBytes(1, bytes(saleId));
      on.selectReturned.setLong(2, productId);
      try (ResultSet row = on.selectReturned.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read", e);
    }
  }

  @Override
  public List<StoredLine> ofShipment(String shipmentId) {
    List<StoredLine> lines = new ArrayList<>();
    try {
      on.selectOfShipment.setString(1, shipmentId);
      try (ResultSet row = on.selectOfShipment.executeQuery()) {
        while (row.next()) {
          lines.add(Rows.line(row));
        }
      }
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read", e);
    }
    return lines;
  }

  /**
   * A full disk, a lock or a read-only file refuses before anything is in the log. Whatever else
   * went wrong may have happened during the flush.
   */
  private JournalUnavailable refusedOrBroken(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    boolean clean =
        code == SQLiteErrorCode.SQLITE_FULL.code
            || code == SQLiteErrorCode.SQLITE_BUSY.code
            || code == SQLiteErrorCode.SQLITE_LOCKED.code
            || code == SQLiteErrorCode.SQLITE_READONLY.code;
    if (!clean) {
      throw new JournalBroken("the outcome of a commit is unknown", e);
    }
    long expected = nextPosition;
    try {
      rollback();
      on.close(); // the driver has closed the one that failed, and what was gathered must go
      on = new JournalStatements(connection);
      readPlace();
    } catch (SQLException again) {
      again.addSuppressed(e);
      throw new JournalBroken("a refused commit could not be rolled back", again);
    }
    if (nextPosition > expected) {
      throw new JournalBroken("a refused commit is in the journal", e);
    }
    return new JournalUnavailable("the journal refused a commit: " + e.getMessage(), e);
  }

  private void rollback() throws SQLException {
    try {
      on.rollback.executeUpdate();
    } catch (SQLException e) {
      // On a full disk SQLite may have rolled back by itself: then there is nothing to roll back.
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  private void readPlace() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet stream =
            statement.executeQuery(
                "select ordinal, stream_id from stream order by ordinal desc limit 1")) {
      boolean any = stream.next();
      ordinal = any ? stream.getInt(1) : 0;
      streamId = any ? stream.getString(2) : "";
    }
    try (Statement statement = connection.createStatement();
        ResultSet line =
            statement.executeQuery("select coalesce(max(position), 0) + 1 from line")) {
      nextPosition = line.next() ? line.getLong(1) : 1;
    }
  }

  static byte[] bytes(String saleId) {
    UUID id = UUID.fromString(saleId);
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    highWater.close();
  }
}
