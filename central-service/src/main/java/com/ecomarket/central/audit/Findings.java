package com.ecomarket.central.audit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person should look at. Most of it is derived from the books and never stored. */
@Repository
class Findings {
  private static final int SHOWN = 100;

  private final JdbcClient jdbc;
  private final LostLines lost;

  Findings(@Qualifier("reads") JdbcClient jdbc, LostLines lost) {
    this.jdbc = jdbc;
    this.lost = lost;
  }

  /** How many lines wait for a person, and the first of them. */
  Quarantine quarantined() {
    return new Quarantine(
        jdbc.sql("select count(*) from ledger_line where status = 'QUARANTINED'")
            .query(Long.class)
            .single(),
        jdbc.sql(
                """
                select branch_id, stream_id, seq, reason, posted_at from ledger_line
                where status = 'QUARANTINED' order by branch_id, stream_id, seq limit ?
                """)
            .param(SHOWN)
            .query(
                (row, n) ->
                    new QuarantinedLine(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))))
            .list());
  }

  /** Places that gave away more than anybody knew they had. */
  List<NegativeStock> negativeStocks() {
    return jdbc.sql(
            """
            select account_type || '@' || account_place as account, product_id, sum(units)
            from balance where account_type = 'stock'
            group by account_type || '@' || account_place, product_id having sum(units) < 0
            order by account, product_id
            """)
        .query((row, n) -> new NegativeStock(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  List<Found> discrepancies() {
    List<Found> found = new ArrayList<>(noted());
    found.addAll(lost.found());
    found.addAll(unlistedProducts());
    return found;
  }

  /**
   * How many products are sold somewhere for another price than was valid, and nobody settled it.
   */
  long openPriceDrifts() {
    return jdbc.sql(
            "select count(*) from discrepancy where status = 'open' and kind = 'price-drift'")
        .query(Long.class)
        .single();
  }

  /** How many products were sold that nobody has listed. */
  long countOfUnlistedProducts() {
    return jdbc.sql("select count(*) from product where listed = ?")
        .param(false)
        .query(Long.class)
        .single();
  }

  /**
   * The open ones. Negative stocks and unlisted products are read from the books; price drifts may
   * be many, and are only counted.
   */
  private List<Found> noted() {
    return jdbc.sql(
            """
            select kind, branch_id, detail, first_at, times from discrepancy
            where status <> 'resolved'
              and kind not in ('negative-stock', 'price-drift', 'unlisted-product')
            order by first_at, branch_id, kind, subject
            """)
        .query(
            (row, n) ->
                new Found(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getLong(5)))
        .list();
  }

  private List<Found> unlistedProducts() {
    return jdbc.sql(
            """
            select p.product_id, p.name, l.branch_id, min(l.posted_at), count(*)
            from product p
            join ledger_line l on l.product_id = p.product_id
            where p.listed = ?
            group by p.product_id, p.name, l.branch_id order by p.product_id, l.branch_id
            """)
        .param(false)
        .query(
            (row, n) ->
                new Found(
                    "unlisted-product",
                    row.getString(3),
                    "Product %d (%s) is in no catalogue."
                        .formatted(row.getLong(1), row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getLong(5)))
        .list();
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Quarantine(long count, List<QuarantinedLine> lines) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record QuarantinedLine(
      String branchId, String streamId, long seq, String reason, Instant postedAt) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record NegativeStock(String account, long productId, long units) {}

  /**
   * @param count how often it was seen; lines, for what is made of lines
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Found(String kind, String branchId, String detail, Instant firstAt, long count) {}
}
