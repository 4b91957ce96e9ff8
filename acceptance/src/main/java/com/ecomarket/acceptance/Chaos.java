package com.ecomarket.acceptance;

import com.ecomarket.acceptance.chaos.Database;
import com.ecomarket.acceptance.chaos.Script;
import com.ecomarket.acceptance.chaos.Town;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
  private final Optional<Database> database;

  /**
   * @param shops 2 to 20
   * @param length of the load
   * @param seed of the script of troubles, and of what is sold
   * @param database that central has its books on, running; none for a file
   */
  Chaos(Screen screen, int shops, Duration length, long seed, Optional<Database> database) {
    this.screen = screen;
    this.shops = shops;
    this.length = length;
    this.seed = seed;
    this.database = database;
  }

  boolean holds() {
    return TemporaryFolder.holds("chaos", screen, this::holdsIn);
  }

  boolean holdsIn(Path folder) {
    Script script = Script.of(seed, shops, length, database.isPresent());
    Recorder recorder = new Recorder();
    screen.say(
        "seed %d: %d shops, %d s, %d troubles. The same seed gives the same script of troubles;"
            .formatted(seed, shops, length.toSeconds(), script.incidents().size()));
    screen.say("the run itself is not the same twice, because its processes and times are real.");
    try (Town town = new Town(screen, folder, shops, seed, recorder, database)) {
      town.weather(script, length);
      return new ChaosReport(screen, town, new Reckoning(recorder, town)).show(script);
    }
  }
}
