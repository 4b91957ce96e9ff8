package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.TransientDataAccessException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@Tag("no-store")
class BusyDatabaseTest {

  /** See PostgreSQL's table of error codes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "40001", "40P01", "55P03", "08001", "08003", "08006", "53100", "53300", "57014", "57P01",
        "57P02", "57P03", "58030", "25P03", "25006"
      })
  void takesWhatMayPassAsTransient(String state) {
    assertThat(mayPass(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22003", "42P01", "25P02", "28P01", "XX000", ""})
  void leavesWhatWillNotPass(String state) {
    assertThat(mayPass(new SQLException("x", state))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED", "SQLITE_FULL"})
  void knowsThoseOfSqlite(SQLiteErrorCode code) {
    assertThat(mayPass(new SQLiteException("x", code))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE_CONSTRAINT", "SQLITE_CORRUPT", "SQLITE_NOTADB"})
  void leavesThoseOfSqliteThatWillNotPass(SQLiteErrorCode code) {
    assertThat(mayPass(new SQLiteException("x", code))).isFalse();
  }

  private static boolean mayPass(SQLException e) {
    return new BusyDatabase().translate("task", "sql", e) instanceof TransientDataAccessException;
  }
}
