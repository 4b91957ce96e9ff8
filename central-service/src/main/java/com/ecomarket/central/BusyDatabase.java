package com.ecomarket.central;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteException;

/**
 * Tells a database that cannot now from one that never will: what another try may mend is a {@link
 * TransientDataAccessResourceException}, in a statement as in a commit. Spring has its own word for
 * some of it, and calls a full disk or a lost connection final.
 */
final class BusyDatabase implements SQLExceptionTranslator {
  /** Busy, locked, I/O error, disk full. */
  private static final Set<Integer> SQLITE_CODES = Set.of(5, 6, 10, 13);

  /** Connection lost, rolled back for another, out of disk or memory, shut down, I/O error. */
  private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "40", "53", "57", "58");

  /** Lock not to be had, idle too long in a transaction, a server that has become a replica. */
  private static final Set<String> SQL_STATES = Set.of("55P03", "25P03", "25006");

  private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException e) {
    return mayPass(e)
        ? new TransientDataAccessResourceException(task + ": " + e.getMessage(), e)
        : others.translate(task, sql, e);
  }

  private static boolean mayPass(SQLException e) {
    if (e instanceof SQLiteException) {
      return SQLITE_CODES.contains(e.getErrorCode() & 0xff);
    }
    String state = e.getSQLState();
    return state != null
        && state.length() == 5
        && (SQL_STATE_CLASSES.contains(state.substring(0, 2)) || SQL_STATES.contains(state));
  }
}
