package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  private final PreparedStatement insertLine;
  private final PreparedStatement upsertSale;
  private final PreparedStatement upsertKey;
  private final PreparedStatement upsertBalance;
  private final PreparedStatement acknowledge;
  private final PreparedStatement selectByKey;

  private int ordinal;
  private String streamId = "";
  private long nextPosition;

  SqliteJournal(Connection connection, HighWater highWater) throws SQLException {
    this.connection = connection;
    this.highWater = highWater;
    insertLine =
        connection.prepareStatement("insert into line (position, hash, line) values (?, ?, ?)");
    upsertSale =
        connection.prepareStatement(
            "insert into sale (sale_id, position) values (?, ?)"
                + " on conflict (sale_id) do update set position = excluded.position");
    upsertKey =
        connection.prepareStatement(
            "insert into request_key (request_key, position) values (?, ?)"
                + " on conflict (request_key) do update set position = excluded.position");
    upsertBalance =
        connection.prepareStatement(
            "insert into balance (product_id, units) values (?, ?)"
                + " on conflict (product_id) do update set units = excluded.units");
    acknowledge = connection.prepareStatement("update stream set acked_seq = ? where ordinal = ?");
    selectByKey =
        connection.prepareStatement(
            "select l.position, l.position - s.first_position, s.stream_id, l.hash, l.line"
                + " from request_key k join line l on l.position = k.position"
                + " join stream s on s.first_position <= l.position"
                + " where k.request_key = ? order by s.ordinal desc limit 1");
    readPlace();
  }

  @Override
  public void commit(List<JournalEntry> entries) throws JournalUnavailable {
    LineRef last = null;
    try {
      for (JournalEntry entry : entries) {
        LineRef written = write(entry);
        last = written == null ? last : written;
      }
      connection.commit(); // The sale is a sale from here on.
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
      if (line.saleId() != null) {
        upsertSale.setBytes(1, bytes(line.saleId()));
        upsertSale.setLong(2, position);
        upsertSale.executeUpdate();
      }
      if (line.key() != null) {
        upsertKey.setString(1, line.key());
        upsertKey.setLong(2, position);
        upsertKey.executeUpdate();
      }
      return new LineRef(streamId, line.seq(), line.hash());
    }
    if (entry instanceof JournalEntry.BalanceSet balance) {
      upsertBalance.setLong(1, balance.productId());
      upsertBalance.setLong(2, balance.units());
      upsertBalance.executeUpdate();
    } else if (entry instanceof JournalEntry.Acknowledged acknowledged) {
      acknowledge.setLong(1, acknowledged.seq());
      acknowledge.setInt(2, ordinal);
      acknowledge.executeUpdate();
    } else if (entry instanceof JournalEntry.StreamOpened opened) {
      open(opened);
      return new LineRef(streamId, 0, opened.hash());
    } else if (entry instanceof JournalEntry.CatalogReplaced replaced) {
      replace(replaced);
    }
    return null;
  }

  private void add(Hash hash, byte[] bytes) throws SQLException {
    insertLine.setLong(1, nextPosition);
    insertLine.setBytes(2, hash.bytes());
    insertLine.setBytes(3, bytes);
    insertLine.executeUpdate();
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

  private void replace(JournalEntry.CatalogReplaced replaced) throws SQLException {
    try (Statement forget = connection.createStatement();
        PreparedStatement version =
            connection.prepareStatement("insert into catalog (epoch, version) values (?, ?)");
        PreparedStatement product =
            connection.prepareStatement(
                "insert into product (product_id, name, unit_price_cents) values (?, ?, ?)")) {
      forget.executeUpdate("delete from catalog");
      forget.executeUpdate("delete from product");
      version.setString(1, replaced.catalog().epoch());
      version.setLong(2, replaced.catalog().version());
      version.executeUpdate();
      for (Product one : replaced.catalog().products()) {
        product.setLong(1, one.productId());
        product.setString(2, one.name());
        product.setLong(3, one.unitPriceCents());
        product.executeUpdate();
      }
    }
  }

  @Override
  public @Nullable StoredLine findByKey(String key) {
    try {
      selectByKey.setString(1, key);
      try (ResultSet row = selectByKey.executeQuery()) {
        return row.next() ? Rows.line(row) : null;
      }
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read", e);
    }
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
      connection.rollback();
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
    connection.commit();
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
