package com.ecomarket.central.audit;

import com.ecomarket.central.audit.Counted.Cell;
import com.ecomarket.central.audit.Counted.Stream;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.edge.Problem;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what an audit counted and found right, so that the next one counts only what came since.
 * Keeping it is a convenience: where it does not succeed the next audit counts more.
 */
@Component
class Checkpoints {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  private final OneTransaction transaction;
  private final JdbcTemplate jdbc;

  Checkpoints(OneTransaction transaction, JdbcTemplate jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * Adds what was counted to what was kept, if nobody else did meanwhile.
   *
   * @param before what was kept when counting began
   * @param fresh what was counted behind it; right
   */
  void advance(String book, Counted before, Counted fresh) {
    try {
      transaction.run(
          () -> {
            addSums(book, fresh.sums());
            fresh.streams().forEach((id, stream) -> move(book, id, before, stream));
            return true;
          });
    } catch (Overtaken | Problem e) {
      log.debug("The checkpoint of {} stays where it is.", book, e);
    }
  }

  private void addSums(String book, Map<Cell, Long> sums) {
    List<Object[]> rows =
        sums.entrySet().stream()
            .map(
                sum ->
                    new Object[] {
                      book, sum.getKey().account(), sum.getKey().productId(), sum.getValue()
                    })
            .toList();
    jdbc.batchUpdate(
        """
        insert into audited_sum (book, account, product_id, units) values (?, ?, ?, ?)
        on conflict (book, account, product_id)
        do update set units = audited_sum.units + excluded.units
        """,
        rows);
  }

  private void move(String book, String streamId, Counted before, Stream fresh) {
    Stream from = before.streams().get(streamId);
    int moved =
        from == null
            ? jdbc.update(
                """
                insert into audited_stream (branch_id, stream_id, seq, lines, posted)
                values (?, ?, ?, ?, ?) on conflict (branch_id, stream_id) do nothing
                """,
                book,
                streamId,
                fresh.lastSeq(),
                fresh.lines(),
                fresh.posted())
            : jdbc.update(
                """
                update audited_stream set seq = ?, lines = ?, posted = ?
                where branch_id = ? and stream_id = ? and seq = ?
                """,
                from.with(fresh).lastSeq(),
                from.with(fresh).lines(),
                from.with(fresh).posted(),
                book,
                streamId,
                from.lastSeq());
    if (moved == 0) {
      throw new Overtaken();
    }
  }

  /** Another audit has kept these lines already: all of this one is taken back. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("another audit was faster", null, false, false);
    }
  }
}
