package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Service;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that forgets or garbles what it was given. Central had it, so nothing is gone. */
class DamagedJournalIT {
  @Test
  void healsAJournalWhoseTailIsGoneOrGarbled(@TempDir Path folder) throws Exception {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Path database = pair.branch().service().data().resolve("journal.db");
      Path log = database.resolveSibling("journal.db-wal");
      Service branch = pair.branch().service();

      suffers(pair, "log missing", branch::kill, () -> Files.delete(log));
      suffers(pair, "log cut off", branch::kill, () -> cut(log));
      suffers(pair, "byte of the log rotten", branch::kill, () -> rot(log));
      suffers(pair, "byte of a line rotten", branch::stop, () -> rot(database));
    }
  }

  private static void suffers(Pair pair, String accident, Drill.Step end, Drill.Step damage)
      throws Exception {
    pair.sell(40);
    pair.awaitCaughtUp();
    String before = pair.branch().status().streamId();

    end.run();
    damage.run();
    Drill.step(accident + ", sells", pair.branch().service()::start);
    pair.sell(10);
    Drill.step(accident + ", healed", pair::awaitCaughtUp);

    assertThat(pair.branch().status().streamId()).as(accident).isNotEqualTo(before);
    pair.assertExactlyOnce();
    assertThat(pair.discrepancies()).containsKey("stream-replaced").doesNotContainKey("lines-lost");
  }

  private static void cut(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() * 6 / 10);
    }
  }

  /** In the text of the sale that was written last. */
  private static void rot(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("\"kind\":\"SALE\"");
    assertThat(at).isPositive();
    bytes[at + 9] ^= 1;
    Files.write(file, bytes);
  }
}
