package com.ecomarket.edge.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a copy into a data directory. What was there is moved aside and never deleted; the copy is
 * looked at first, and the directory is only touched if nobody works with it.
 */
final class Restore {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final KeptDatabase kept;
  private final Clock clock;

  Restore(KeptDatabase kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Does it.
   *
   * @throws BackupRefused if the copy is not whole or somebody works with the directory
   */
  Restored put(Path copy, Path directory) throws IOException, SQLException {
    if (!Files.isRegularFile(copy)) {
      throw new BackupRefused("There is no file " + copy + ".");
    }
    OnlineCopy copies = new OnlineCopy(kept);
    KeptDatabase.Contents contents = copies.whole(copy);
    try (Closeable held = kept.hold(directory)) {
      Path database = directory.resolve(kept.fileName());
      refuseAnothersPlace(contents, database);
      Path part = directory.resolve(kept.fileName() + ".restoring");
      // Left by a restore that was broken off; nobody else has the directory now.
      Files.deleteIfExists(part);
      DiskFiles.createForOwner(part);
      // Not byte by byte: a copy that somebody made with a log beside it comes with its log.
      copies.vacuum(copy, part);
      kept.prepare(part);
      DiskFiles.force(part);
      Path aside = setAside(database);
      Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
      DiskFiles.forceNames(database);
      return new Restored(contents, aside);
    }
  }

  private @Nullable Path setAside(Path database) throws IOException {
    if (Files.notExists(database)) {
      return null;
    }
    Path aside = database.resolveSibling("replaced-" + NAME.format(clock.instant()));
    Files.createDirectory(aside);
    // The log first: a database without its log is an older one, a log without its database none.
    for (String suffix : new String[] {"-wal", "-shm", ""}) {
      Path part = database.resolveSibling(kept.fileName() + suffix);
      if (Files.exists(part)) {
        Files.move(part, aside.resolve(part.getFileName()));
      }
    }
    return aside;
  }

  private void refuseAnothersPlace(KeptDatabase.Contents contents, Path database) {
    String here = ownerOf(database);
    if (here != null && !here.equals(contents.owner())) {
      throw new BackupRefused(
          "The copy is of %s, and %s is of %s."
              .formatted(contents.owner(), database.getParent(), here));
    }
  }

  /** Null if there is none, or nobody can tell: a damaged database is what restoring is for. */
  private @Nullable String ownerOf(Path database) {
    if (Files.notExists(database)) {
      return null;
    }
    try {
      return kept.check(database).owner();
    } catch (SQLException | RuntimeException damaged) {
      return null;
    }
  }

  /**
   * What was done.
   *
   * @param contents what the copy holds
   * @param aside where that lies now which was there before, null if there was nothing
   */
  record Restored(KeptDatabase.Contents contents, @Nullable Path aside) {}
}
