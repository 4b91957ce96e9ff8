package com.ecomarket.central.returns;

import com.ecomarket.contract.SaleId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks a sale up by its name, in all books. The name says at which seq it was first written, so no
 * index of sales is needed: one look per stream.
 */
@Repository
class SoldAndReturned {
  /** Lines of one basket at most. */
  private static final int BASKET = 500;

  private final JdbcClient jdbc;
  private final JdbcClient reads;

  SoldAndReturned(JdbcTemplate jdbc, @Qualifier("reads") JdbcClient reads) {
    this.jdbc = JdbcClient.create(jdbc);
    this.reads = reads;
  }

  /** Units of the product in the sale; empty if no book has the sale. */
  Optional<Long> sold(String saleId, long productId) {
    long seq;
    try {
      seq = SaleId.seq(saleId);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return begin(saleId, seq).map(place -> sold(place, saleId, productId, seq));
  }

  /** Units of the product of the sale that came back, in all books. */
  long returned(String saleId, long productId) {
    return jdbc.sql(
            """
            select coalesce(sum(units), 0) from ledger_line
            where kind = 'RETURN' and sale_id = ? and product_id = ? and status = 'POSTED'
            """)
        .param(saleId)
        .param(productId)
        .query(Long.class)
        .single();
  }

  /**
   * What came back in the hour before the newest return of all, however long ago that was, and the
   * branch that it was brought to.
   */
  Map<Return, String> lately() {
    Map<Return, String> found = new HashMap<>();
    reads
        .sql(
            """
            select distinct branch_id, coalesce(sale_id, ''), product_id from ledger_line
            where kind = 'RETURN' and status = 'POSTED' and posted_at >= (
              select max(posted_at) from ledger_line where kind = 'RETURN') - :hour
            """)
        .param("hour", Duration.ofHours(1).toMillis())
        .query(
            row -> {
              found.put(new Return(row.getString(2), row.getLong(3)), row.getString(1));
            });
    return found;
  }

  private record Place(String branchId, String streamId) {}

  /** Where it was first written: there, or as the origin of a line that healing moved. */
  private Optional<Place> begin(String saleId, long seq) {
    return jdbc
        .sql(
            """
            select s.branch_id, s.stream_id from stream s
            join ledger_line l
              on l.branch_id = s.branch_id and l.stream_id = s.stream_id and l.seq = :seq
            where l.sale_id = :sale and l.kind = 'SALE'
            union
            select s.branch_id, l.origin_stream_id from stream s
            join ledger_line l on l.branch_id = s.branch_id and l.stream_id = s.stream_id
              and l.origin_stream_id is not null and l.origin_seq = :seq
            where l.sale_id = :sale and l.kind = 'SALE'
            """)
        .param("seq", seq)
        .param("sale", saleId)
        .query((row, n) -> new Place(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .findFirst();
  }

  private long sold(Place place, String saleId, long productId, long seq) {
    return jdbc.sql(
            """
            select coalesce(sum(units), 0) from (
              select units from ledger_line
              where branch_id = :branch and stream_id = :stream and seq between :seq and :last
                and sale_id = :sale and product_id = :product and kind = 'SALE'
                and status = 'POSTED'
              union all
              select units from ledger_line
              where branch_id = :branch and origin_stream_id = :stream
                and origin_seq between :seq and :last
                and sale_id = :sale and product_id = :product and kind = 'SALE'
                and status = 'POSTED'
            ) lines
            """)
        .param("branch", place.branchId())
        .param("stream", place.streamId())
        .param("seq", seq)
        .param("last", seq + BASKET - 1)
        .param("sale", saleId)
        .param("product", productId)
        .query(Long.class)
        .single();
  }
}
