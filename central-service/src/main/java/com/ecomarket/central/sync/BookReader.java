package com.ecomarket.central.sync;

import com.ecomarket.central.ledger.Ledger;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.LineRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads books for the branches that own them; each answer is of one moment. */
@Repository
class BookReader {
  private final JdbcClient jdbc;
  private final PostedLines lines;
  private final TransactionTemplate snapshot;

  BookReader(
      @Qualifier("reads") JdbcClient jdbc, @Qualifier("reads") TransactionTemplate snapshot) {
    this.jdbc = jdbc;
    this.lines = new PostedLines(jdbc);
    this.snapshot = snapshot;
  }

  Book book(String branchId) {
    return Objects.requireNonNull(
        snapshot.execute(status -> new Book(branchId, head(branchId), balances(branchId))));
  }

  KnownLines known(String branchId, KnownLines.Query query) {
    return Objects.requireNonNull(
        snapshot.execute(
            status ->
                new KnownLines(
                    query.requestId(),
                    head(branchId),
                    asked(
                        query,
                        lines.between(branchId, query.streamId(), first(query), last(query))),
                    asked(
                        query,
                        lines.movedBetween(
                            branchId, query.streamId(), first(query), last(query))))));
  }

  private static List<Long> asked(KnownLines.Query query, List<LineRef> found) {
    return found.stream()
        .filter(line -> hash(query, line.seq()).equals(line.hash()))
        .map(LineRef::seq)
        .distinct()
        .sorted()
        .toList();
  }

  private static Hash hash(KnownLines.Query query, long seq) {
    return query.hashes().get(Math.toIntExact(seq - query.firstSeq()));
  }

  private static long first(KnownLines.Query query) {
    return query.firstSeq();
  }

  private static long last(KnownLines.Query query) {
    return query.firstSeq() + query.hashes().size() - 1;
  }

  private @Nullable LineRef head(String branchId) {
    return jdbc.sql(
            """
            select head_stream_id, head_seq, head_hash from branch
            where branch_id = ? and head_stream_id is not null
            """)
        .param(branchId)
        .query((row, n) -> Ledger.ref(row.getString(1), row.getLong(2), row.getBytes(3)))
        .optional()
        .orElse(null);
  }

  private List<Book.Balance> balances(String branchId) {
    return jdbc.sql(
            """
            select product_id, units from balance
            where book = ? and account_type = 'stock' and account_place = ?
            order by product_id
            """)
        .param(branchId)
        .param(branchId)
        .query((row, n) -> new Book.Balance(row.getLong(1), row.getLong(2)))
        .list();
  }
}
