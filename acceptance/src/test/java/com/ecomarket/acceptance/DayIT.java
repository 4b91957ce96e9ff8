package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayIT {
  /** What {@code ./ecomarket demo} shows, with less waiting for people to read along. */
  @Test
  void explainsEveryUnitOfADay(@TempDir Path folder) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

    assertThat(new Demo(screen, Duration.ofSeconds(2)).holdsIn(folder))
        .as(() -> shown.toString(StandardCharsets.UTF_8))
        .isTrue();
  }
}
