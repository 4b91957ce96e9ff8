package com.ecomarket.central.audit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums that must hold, done anew from the lines. */
@Repository
class Sums {
  private final JdbcClient jdbc;

  Sums(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long postedLines() {
    return jdbc.sql("select count(*) from ledger_line where status = 'POSTED'")
        .query(Long.class)
        .single();
  }

  List<ProductSum> productsThatDoNotSumToZero() {
    return jdbc.sql(
            """
            select product_id, sum(units) from balance
            group by product_id having sum(units) <> 0 order by product_id
            """)
        .query((row, n) -> new ProductSum(row.getLong(1), row.getLong(2)))
        .list();
  }

  List<Difference> balancesThatAreNotTheSumOfTheirLines() {
    return jdbc.sql(
            """
            select book, account, product_id, sum(kept), sum(counted) from (
              select book, account_type || '@' || account_place as account, product_id,
                     units as kept, 0 as counted
              from balance
              union all
              select branch_id, to_account, product_id, 0, units
              from ledger_line where status = 'POSTED'
              union all
              select branch_id, from_account, product_id, 0, -units
              from ledger_line where status = 'POSTED'
            ) entries
            group by book, account, product_id having sum(kept) <> sum(counted)
            order by book, account, product_id
            """)
        .query(
            (row, n) ->
                new Difference(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  List<Gap> streamsWithGaps() {
    return jdbc.sql(
            """
            select l.branch_id, l.stream_id, count(*), max(l.seq)
            from ledger_line l
            join branch b on b.branch_id = l.branch_id
            group by l.branch_id, l.stream_id, b.head_stream_id, b.head_seq
            having count(*) <> max(l.seq) + 1
              or (l.stream_id = b.head_stream_id and max(l.seq) <> b.head_seq)
            order by l.branch_id, l.stream_id
            """)
        .query(
            (row, n) -> new Gap(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
        .list();
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record ProductSum(long productId, long sum) {}

  /**
   * @param kept the balance
   * @param counted the sum of the posted lines
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Difference(String book, String account, long productId, long kept, long counted) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Gap(String branchId, String streamId, long lines, long lastSeq) {}
}
