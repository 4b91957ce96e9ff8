package com.ecomarket.acceptance;

import com.ecomarket.acceptance.chaos.Script;
import com.ecomarket.acceptance.chaos.Town;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Shops sell while everything that can happen to them happens: processes are killed, lines cut,
 * slowed, sliced and made to lose one direction, requests doubled, disks put back from old copies,
 * a machine cloned. Then the launcher's own record says whether every acknowledged sale is at
 * central once.
 */
final class Chaos {
  private final Screen screen;
  private final int shops;
  private final Duration length;
  private final long seed;

  /**
   * @param shops 2 to 20
   * @param length of the load
   * @param seed of the script of troubles, and of what is sold
   */
  Chaos(Screen screen, int shops, Duration length, long seed) {
    this.screen = screen;
    this.shops = shops;
    this.length = length;
    this.seed = seed;
  }

  boolean holds() {
    return TemporaryFolder.holds("chaos", screen, this::holdsIn);
  }

  boolean holdsIn(Path folder) {
    Script script = Script.of(seed, shops, length);
    Recorder recorder = new Recorder();
    screen.say(
        "seed %d: %d shops, %d s, %d troubles. The same seed gives the same script of troubles;"
            .formatted(seed, shops, length.toSeconds(), script.incidents().size()));
    screen.say("the run itself is not the same twice, because its processes and times are real.");
    try (Town town = new Town(screen, folder, shops, seed, recorder)) {
      town.weather(script, length);
      return new ChaosReport(screen, town, new Reckoning(recorder, town)).show(script);
    }
  }
}
