package com.ecomarket.central.discrepancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The discrepancies that were noted; none is ever deleted. */
@Repository
public class Discrepancies {
  private final JdbcClient writes;
  private final JdbcClient reads;
  private final Clock clock;

  Discrepancies(JdbcTemplate writes, @Qualifier("reads") JdbcClient reads, Clock clock) {
    this.writes = JdbcClient.create(writes);
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Notes discrepancies in the caller's transaction; one that was seen before is counted, and open
   * again if it was resolved. A count that was asked for stays asked for. The log has them after
   * the commit, see {@link NotedLog}.
   *
   * @param branchId the branch, or {@code central} for the warehouse
   */
  public void note(String branchId, List<Discrepancy> discrepancies) {
    note(branchId, discrepancies, "");
  }

  /**
   * The same for a second look: what was noted in the same words before is left alone, whatever
   * place it was noted of.
   */
  public void noteIfChanged(String branchId, List<Discrepancy> discrepancies) {
    List<Discrepancy> fresh = discrepancies.stream().filter(seen -> !isNoted(seen)).toList();
    note(branchId, fresh, "where discrepancy.detail <> excluded.detail");
  }

  private void note(String branchId, List<Discrepancy> discrepancies, String condition) {
    long now = clock.millis();
    for (Discrepancy seen : discrepancies) {
      Optional<Long> times =
          writes
              .sql(
                  """
              insert into discrepancy (discrepancy_id, branch_id, kind, subject, detail,
                                       first_at, last_at, times, status)
              values (?, ?, ?, ?, ?, ?, ?, 1, 'open')
              on conflict (branch_id, kind, subject) do update
              set detail = excluded.detail, last_at = excluded.last_at,
                  times = discrepancy.times + 1,
                  status = case discrepancy.status when 'requested' then 'requested' else 'open' end
              %s
              returning times
              """
                      .formatted(condition))
              .param(seen.id(branchId))
              .param(branchId)
              .param(seen.kind())
              .param(seen.subject())
              .param(seen.detail())
              .param(now)
              .param(now)
              .query(Long.class)
              .optional();
      times.ifPresent(seenSoFar -> NotedLog.afterCommit(branchId, seen, seenSoFar));
    }
  }

  private boolean isNoted(Discrepancy seen) {
    return writes
        .sql(
            """
            select exists (
              select 1 from discrepancy where subject = ? and kind = ? and detail = ?)
            """)
        .param(seen.subject())
        .param(seen.kind())
        .param(seen.detail())
        .query(Boolean.class)
        .single();
  }

  /** Those that fit, oldest first; an empty text fits all. */
  public List<Noted> list(String status, String kind, String branchId, String after, int limit) {
    return reads
        .sql(
            """
            select * from discrepancy
            where (:status = '' or status = :status) and (:kind = '' or kind = :kind)
              and (:branch = '' or branch_id = :branch)
              and (:after = '' or (first_at, discrepancy_id) > (
                select first_at, discrepancy_id from discrepancy where discrepancy_id = :after))
            order by first_at, discrepancy_id limit :limit
            """)
        .param("status", status)
        .param("kind", kind)
        .param("branch", branchId)
        .param("after", after)
        .param("limit", limit)
        .query(Discrepancies::noted)
        .list();
  }

  /** One of them. */
  public Optional<Noted> find(String id) {
    return reads
        .sql("select * from discrepancy where discrepancy_id = ?")
        .param(id)
        .query(Discrepancies::noted)
        .optional();
  }

  /**
   * Resolves it if it is open or a count was asked for; one statement, so two people cannot both do
   * it.
   *
   * @return whether it did
   */
  public boolean resolve(String id, String reason) {
    return writes
            .sql(
                """
            update discrepancy set status = 'resolved', reason = ?, resolved_at = ?
            where discrepancy_id = ? and status <> 'resolved'
            """)
            .param(reason)
            .param(clock.millis())
            .param(id)
            .update()
        > 0;
  }

  /** Asks the branch to count, if it is open. */
  public void request(String id, String reason) {
    writes
        .sql(
            """
            update discrepancy set status = 'requested', reason = ?, requested_at = ?,
              resolved_at = null
            where discrepancy_id = ? and status = 'open'
            """)
        .param(reason)
        .param(clock.millis())
        .param(id)
        .update();
  }

  /**
   * Resolves in the caller's transaction what a count was asked for.
   *
   * @param productIds what the branch has counted; not empty
   */
  public void counted(String branchId, Set<Long> productIds) {
    writes
        .sql(
            """
            update discrepancy set status = 'resolved', resolved_at = :now
            where branch_id = :branch and kind = :kind and subject in (:subjects)
              and status = 'requested'
            """)
        .param("now", clock.millis())
        .param("branch", branchId)
        .param("kind", Discrepancy.NEGATIVE_STOCK)
        .param("subjects", productIds.stream().map(String::valueOf).toList())
        .update();
  }

  /**
   * Resolves in the caller's transaction what later lines have answered: those of these kinds that
   * are open about one subject, whatever place they were noted of.
   *
   * @param kinds not empty
   */
  public void answer(Collection<String> kinds, String subject, String reason) {
    writes
        .sql(
            """
            update discrepancy set status = 'resolved', reason = :reason, resolved_at = :now
            where subject = :subject and kind in (:kinds) and status = 'open'
            """)
        .param("reason", reason)
        .param("now", clock.millis())
        .param("kinds", kinds)
        .param("subject", subject)
        .update();
  }

  private static Noted noted(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    long resolvedAt = row.getLong("resolved_at");
    Instant at = row.wasNull() ? null : Instant.ofEpochMilli(resolvedAt);
    return new Noted(
        row.getString("discrepancy_id"),
        row.getString("kind"),
        row.getString("branch_id"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("status"),
        Instant.ofEpochMilli(row.getLong("first_at")),
        Instant.ofEpochMilli(row.getLong("last_at")),
        row.getLong("times"),
        reason == null ? null : new Resolution(reason, at));
  }

  /**
   * A discrepancy as it is kept.
   *
   * @param times how often it was seen
   * @param resolution the last one; of an open one, that it was resolved and has come again
   */
  public record Noted(
      String id,
      String kind,
      String branchId,
      String subject,
      String detail,
      String status,
      Instant firstAt,
      Instant lastAt,
      long times,
      @Nullable Resolution resolution) {}

  /**
   * How a person settled it.
   *
   * @param at when it was resolved, null while the branch is asked to count
   */
  public record Resolution(String reason, @Nullable Instant at) {}
}
