package com.ecomarket.branch.journal;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Makes the connections of the readers' pool. */
final class ReaderSource extends AbstractDataSource {
  private final JournalFile file;

  ReaderSource(JournalFile file) {
    this.file = file;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return file.openReader();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return file.openReader();
  }
}
