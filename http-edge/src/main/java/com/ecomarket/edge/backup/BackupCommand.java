package com.ecomarket.edge.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code java -jar SERVICE.jar backup COPY --of DATA_DIR} and {@code restore COPY --to DATA_DIR}.
 * Exits with 0 if it was done, 1 if it was refused (with a sentence), 2 if it was called wrongly.
 */
public final class BackupCommand {
  private static final String USAGE =
      "usage: backup COPY --of DATA_DIR | restore COPY --to DATA_DIR";

  private final KeptDatabase kept;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param kept the service's database
   * @param clock for the names of copies, and of what is moved aside
   */
  public BackupCommand(KeptDatabase kept, Clock clock, PrintStream out, PrintStream err) {
    this.kept = kept;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** If a service's arguments ask for a copy, does it and ends the process; else returns. */
  public static void runIfAsked(String[] arguments, KeptDatabase kept) {
    if (arguments.length == 0 || !Set.of("backup", "restore").contains(arguments[0])) {
      return;
    }
    // Without Boot's start the logging library would say all that it knows.
    LoggingSystem.get(BackupCommand.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new BackupCommand(kept, Clock.systemUTC(), out, err).run(List.of(arguments)));
  }

  /** The exit status. */
  public int run(List<String> arguments) {
    boolean backup = arguments.get(0).equals("backup");
    if (arguments.size() != 4 || !arguments.get(2).equals(backup ? "--of" : "--to")) {
      err.println("ecomarket: " + USAGE);
      return 2;
    }
    try {
      Path copy = Path.of(arguments.get(1));
      Path directory = Path.of(arguments.get(3));
      if (backup) {
        backUp(directory, copy);
      } else {
        restore(copy, directory);
      }
      return 0;
    } catch (BackupRefused | InvalidPathException e) {
      err.println("ecomarket: " + e.getMessage());
    } catch (IOException | SQLException e) {
      err.println("ecomarket: it cannot be done: " + e);
    }
    return 1;
  }

  private void backUp(Path directory, Path asked) throws IOException, SQLException {
    Path copy = Files.isDirectory(asked) ? asked.resolve(name(directory)) : asked;
    long start = System.nanoTime();
    KeptDatabase.Contents contents = new OnlineCopy(kept).make(directory, copy);
    double seconds = (System.nanoTime() - start) / 1e9;
    say("copied  %s (%,d bytes, %.1f s)", copy, Files.size(copy), seconds);
    say("read    %s", contents.sentence());
    say("keep    it on another disk; what comes later is not in it");
  }

  private void restore(Path copy, Path directory) throws IOException, SQLException {
    Restore.Restored restored = new Restore(kept, clock).put(copy, directory);
    say("read    %s", restored.contents().sentence());
    say("placed  %s", directory.resolve(kept.fileName()));
    if (restored.aside() != null) {
      say("kept    what was there is in %s", restored.aside());
    }
    say("next    %s", kept.whatComesNext());
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** After the directory, which is named after the shop, and the moment. */
  private String name(Path directory) {
    String moment = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
    return directory.toAbsolutePath().normalize().getFileName() + "-" + moment + ".db";
  }
}
