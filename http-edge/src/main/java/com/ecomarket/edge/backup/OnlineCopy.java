package com.ecomarket.edge.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies a database while the service writes to it. The copy is what was committed at one moment,
 * in one file; it has its name only once it was read back whole and is on the disk.
 *
 * <p>{@code VACUUM INTO} and not SQLite's backup API: that one begins again whenever another
 * process writes, and a busy shop always does.
 */
final class OnlineCopy {
  private final KeptDatabase kept;

  OnlineCopy(KeptDatabase kept) {
    this.kept = kept;
  }

  /**
   * Makes the copy.
   *
   * @param copy the file; there must be none
   * @throws BackupRefused if it cannot be made, or is not whole; then there is no file
   */
  KeptDatabase.Contents make(Path directory, Path copy) throws IOException, SQLException {
    Path database = directory.resolve(kept.fileName());
    if (!Files.isRegularFile(database)) {
      throw new BackupRefused("There is no " + kept.fileName() + " in " + directory + ".");
    }
    refuseIfThere(copy);
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try {
      DiskFiles.createForOwner(part);
    } catch (FileAlreadyExistsException e) {
      throw new BackupRefused(
          part + " is there: another copy is being made, or one was broken off; then delete it.");
    }
    try {
      vacuum(database, part);
      KeptDatabase.Contents contents = whole(part);
      DiskFiles.force(part);
      refuseIfThere(copy);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
      DiskFiles.forceNames(copy);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Reads a copy with SQLite's eyes and with the service's own. */
  KeptDatabase.Contents whole(Path copy) throws SQLException {
    try (Connection connection = kept.read(copy);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("pragma integrity_check(1)")) {
      String verdict = found.next() ? found.getString(1) : "nothing";
      if (!verdict.equals("ok")) {
        throw new BackupRefused(copy + " is damaged. SQLite says: " + verdict + ".");
      }
    }
    return kept.check(copy);
  }

  /** Into an empty file, which is not on the disk yet. */
  void vacuum(Path database, Path part) throws SQLException {
    try (Connection connection = kept.read(database);
        PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, part.toString());
      vacuum.execute();
    }
  }

  private static void refuseIfThere(Path copy) {
    if (Files.exists(copy)) {
      throw new BackupRefused(copy + " is there already; a copy never takes another's place.");
    }
  }
}
