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

class ChaosIT {
  /**
   * A short {@code ./ecomarket chaos}; {@code -Dchaos.seed} and {@code -Dchaos.seconds} vary it. In
   * 40 s the script of this seed kills, restores and clones, and brings 18 of the 21 troubles.
   */
  @Test
  void explainsEveryUnitAfterAStorm(@TempDir Path folder) {
    Duration length = Duration.ofSeconds(Long.getLong("chaos.seconds", 40));
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
    Chaos chaos = new Chaos(screen, 3, length, Long.getLong("chaos.seed", 716));

    assertThat(chaos.holdsIn(folder)).as(() -> shown.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
