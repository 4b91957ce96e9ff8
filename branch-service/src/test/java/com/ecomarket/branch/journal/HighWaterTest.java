package com.ecomarket.branch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighWaterTest {
  @TempDir Path directory;

  @Test
  void readsWhatWasWrittenLast() throws Exception {
    try (HighWater file = new HighWater(directory.resolve("hw"))) {
      assertThat(file.read()).isNull();
      file.write(ref("a-long-stream-id", 1_000_000));
      file.write(ref("S", 7));

      assertThat(file.read()).isEqualTo(ref("S", 7));
    }
  }

  @Test
  void saysNothingWhenItIsTornAtAnyByte() throws Exception {
    Path path = directory.resolve("hw");
    try (HighWater file = new HighWater(path)) {
      file.write(ref("S", 7));
    }
    byte[] whole = Files.readAllBytes(path);
    int text = new String(whole, StandardCharsets.UTF_8).trim().length();
    for (int length = 0; length < text; length++) {
      Files.write(path, java.util.Arrays.copyOf(whole, length));
      try (HighWater file = new HighWater(path)) {
        assertThat(file.read()).as("cut at %s", length).isNull();
      }
    }
  }

  private static LineRef ref(String stream, long seq) {
    return new LineRef(stream, seq, Hash.next(null, new byte[] {(byte) seq}));
  }
}
