package com.ecomarket.central.ledger;

import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Posts lines to books. Every method belongs inside one {@link OneTransaction} that begins with
 * {@link #lock}; then lines, balances and head are there together or not at all.
 */
@Repository
public class Ledger {
  private final JdbcTemplate jdbc;
  private final Balances balances;
  private final BelowZero belowZero;
  private final List<MovementsPosted> listeners;
  private final Clock clock;

  Ledger(
      JdbcTemplate jdbc,
      Discrepancies discrepancies,
      List<MovementsPosted> listeners,
      Clock clock) {
    this.jdbc = jdbc;
    this.balances = new Balances(jdbc);
    this.belowZero = new BelowZero(discrepancies, jdbc);
    this.listeners = listeners;
    this.clock = clock;
  }

  /**
   * Takes the row of a book, which is made if it is new.
   *
   * @param canonicalId the id without the difference of case
   * @param own whether central itself writes it
   * @return empty if a book exists whose id differs only in case
   */
  public Optional<LockedBook> lock(String bookId, String canonicalId, boolean own) {
    long now = clock.millis();
    jdbc.update(
        """
        insert into branch (branch_id, canonical_id, own, first_seen_at, last_seen_at)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        bookId,
        canonicalId,
        own,
        now,
        now);
    return jdbc
        .query(
            """
            update branch set last_seen_at = ? where branch_id = ?
            returning head_stream_id, head_seq, head_hash
            """,
            (row, n) ->
                new LockedBook(bookId, ref(row.getString(1), row.getLong(2), row.getBytes(3))),
            now,
            bookId)
        .stream()
        .findFirst();
  }

  /**
   * Notes that a stream follows the head; its line 0 is posted with the other lines.
   *
   * @param openedBy the instance that opened it
   */
  public void openStream(LockedBook book, StreamLine line, String openedBy) {
    LineRef highWater = line.highWater();
    jdbc.update(
        """
        insert into stream (branch_id, stream_id, ordinal, opened_by, opened_at,
                            high_water_stream_id, high_water_seq)
        select ?, ?, count(*), ?, ?, ?, ? from stream where branch_id = ?
        """,
        book.bookId(),
        line.streamId(),
        openedBy,
        clock.millis(),
        highWater == null ? null : highWater.streamId(),
        highWater == null ? null : highWater.seq(),
        book.bookId());
  }

  /** Posts lines in their order; the last one becomes the head. */
  public void post(LockedBook book, List<LedgerLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    long now = clock.millis();
    jdbc.batchUpdate(
        """
        insert into ledger_line (branch_id, stream_id, seq, hash, line, status, reason, kind,
                                 product_id, units, from_account, to_account, sale_id,
                                 origin_stream_id, origin_seq, origin_hash, posted_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        lines,
        lines.size(),
        (row, line) -> bind(row, book, line, now));
    belowZero.note(book.bookId(), lines, balances.add(book.bookId(), lines));
    listeners.forEach(listener -> listener.posted(book.bookId(), lines));
    LineRef head = lines.get(lines.size() - 1).at();
    jdbc.update(
        "update branch set head_stream_id = ?, head_seq = ?, head_hash = ? where branch_id = ?",
        head.streamId(),
        head.seq(),
        head.hash().bytes(),
        book.bookId());
  }

  /** A reference whose stream is null in the row is none. */
  public static @Nullable LineRef ref(@Nullable String streamId, long seq, byte @Nullable [] hash) {
    return streamId == null || hash == null ? null : new LineRef(streamId, seq, Hash.of(hash));
  }

  /** By the types of the columns: Spring would look at each value to find out, 17 a line. */
  private static void bind(PreparedStatement row, LockedBook book, LedgerLine line, long now)
      throws SQLException {
    Posting posting = line.posting();
    LineRef origin = line.origin();
    row.setString(1, book.bookId());
    row.setString(2, line.at().streamId());
    row.setLong(3, line.at().seq());
    row.setBytes(4, line.at().hash().bytes());
    row.setBytes(5, line.bytes());
    row.setString(6, line.status().name());
    row.setString(7, line.reason());
    row.setString(8, line.kind());
    bind(row, 9, posting == null ? null : posting.productId());
    bind(row, 10, posting == null ? null : posting.units());
    row.setString(11, posting == null ? null : posting.from().toString());
    row.setString(12, posting == null ? null : posting.to().toString());
    row.setString(13, line.saleId());
    row.setString(14, origin == null ? null : origin.streamId());
    bind(row, 15, origin == null ? null : origin.seq());
    row.setBytes(16, origin == null ? null : origin.hash().bytes());
    row.setLong(17, now);
  }

  private static void bind(PreparedStatement row, int column, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      row.setNull(column, Types.BIGINT);
    } else {
      row.setLong(column, value);
    }
  }
}
