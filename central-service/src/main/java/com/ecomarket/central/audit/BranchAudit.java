package com.ecomarket.central.audit;

import com.ecomarket.central.branch.BranchRow;
import com.ecomarket.central.branch.Branches;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StockDigest;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds each branch's own word, hash and stock, against central's book at the same line. */
@Repository
class BranchAudit {
  private final Branches branches;
  private final JdbcClient jdbc;

  BranchAudit(Branches branches, @Qualifier("reads") JdbcClient jdbc) {
    this.branches = branches;
    this.jdbc = jdbc;
  }

  List<Verdict> verdicts() {
    Map<String, Map<Long, Long>> stocks = stocks();
    return branches.all().stream()
        .map(branch -> verdict(branch, stocks.getOrDefault(branch.branchId(), Map.of())))
        .toList();
  }

  private static Verdict verdict(BranchRow branch, Map<Long, Long> stock) {
    String digest = StockDigest.of(stock);
    BranchRow.Reported said = branch.reported();
    LineRef head = branch.head();
    return new Verdict(
        branch.branchId(),
        status(head, said, digest),
        head == null ? null : head.streamId(),
        head == null ? -1 : head.seq(),
        head == null ? null : head.hash().toString(),
        digest,
        said == null ? null : said.at().seq(),
        said == null ? null : said.at().hash().toString(),
        said == null ? null : said.stockDigest());
  }

  /** Two words can only differ about the same line. */
  private static String status(
      @Nullable LineRef head, BranchRow.@Nullable Reported said, String digest) {
    if (head == null
        || said == null
        || !said.at().streamId().equals(head.streamId())
        || said.at().seq() != head.seq()) {
      return "catching-up";
    }
    return said.at().equals(head) && said.stockDigest().equals(digest) ? "equal" : "different";
  }

  private Map<String, Map<Long, Long>> stocks() {
    Map<String, Map<Long, Long>> stocks = new HashMap<>();
    jdbc.sql(
            """
            select book, product_id, units from balance
            where account_type = 'stock' and account_place = book
            """)
        .query(
            row -> {
              stocks
                  .computeIfAbsent(row.getString(1), book -> new HashMap<>())
                  .put(row.getLong(2), row.getLong(3));
            });
    return stocks;
  }

  /**
   * @param status {@code equal}, {@code different}, or {@code catching-up} while the branch's last
   *     word is not about central's head
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Verdict(
      String branchId,
      String status,
      @Nullable String streamId,
      long ackedSeq,
      @Nullable String headHash,
      String stockDigest,
      @Nullable Long reportedSeq,
      @Nullable String reportedHeadHash,
      @Nullable String reportedStockDigest) {}
}
