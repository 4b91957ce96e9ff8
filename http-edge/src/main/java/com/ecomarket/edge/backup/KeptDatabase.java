package com.ecomarket.edge.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What a copy has to know of the database of one service. */
public interface KeptDatabase {

  /** The name of its file in the data directory. */
  String fileName();

  /** A connection that only reads, beside the service that writes. */
  Connection read(Path database) throws SQLException;

  /**
   * Reads all of a database that nobody writes, and holds every line against its hash.
   *
   * @throws BackupRefused if it is not of this service, or a line is missing or damaged
   */
  Contents check(Path database) throws SQLException;

  /**
   * Makes sure that no process works with the directory, which is made if it is missing.
   *
   * @return what keeps others out until it is closed
   * @throws BackupRefused if a process works with it
   */
  Closeable hold(Path directory) throws IOException;

  /** Changes what must be different in a database that was put back, before it is in its place. */
  void prepare(Path database) throws SQLException;

  /** What happens when the service is started on the copy, and what is gone. */
  String whatComesNext();

  /**
   * What a database holds.
   *
   * @param owner whose it is: a branch's id, or {@code central}
   * @param lines how many lines there are
   * @param sentence what was found, for people
   */
  record Contents(String owner, long lines, String sentence) {}
}
