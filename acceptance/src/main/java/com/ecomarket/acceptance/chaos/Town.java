package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A chain of shops, each behind a cable of its own, that a storm goes through while they sell. */
public final class Town implements AutoCloseable {
  /** Units of each product in the warehouse before the shops open. */
  public static final long WAREHOUSE = 10_000_000;

  /** Units of products 1, 2 and 3 on each shelf at the start; the third will sell out. */
  public static final Map<Long, Long> SHELF = Map.of(1L, 200_000L, 2L, 200_000L, 3L, 400L);

  /** Shops that wait as long as real ones would be dull to look at. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "ecomarket.sync-interval", "1s",
          "ecomarket.breaker-wait", "2s",
          "ecomarket.breaker-wait-max", "4s");

  private static final Duration CATCH_UP = Duration.ofSeconds(150);

  private final Screen screen;
  private final Recorder recorder;
  private final ErrandBook errandBook = new ErrandBook();
  private final Disks disks;
  private final Headquarters headquarters;
  private final List<Shop> shops = new ArrayList<>();
  private final Errands errands;
  private final Storm storm;

  /**
   * Nothing runs yet.
   *
   * @param folder empty
   * @param count of shops, 2 or more
   * @param seed of all that is random beside the script
   * @param database that central has its books on, running; none for a file
   */
  public Town(
      Screen screen,
      Path folder,
      int count,
      long seed,
      Recorder recorder,
      Optional<Database> database) {
    this.screen = screen;
    this.recorder = recorder;
    this.disks = new Disks(this::acknowledged);
    Path catalogue = Catalogue.write(Catalogue.three(WAREHOUSE), folder.resolve("catalogue.csv"));
    Map<String, String> ofCentral =
        new LinkedHashMap<>(database.map(Database::settings).orElse(Map.of()));
    ofCentral.put("ecomarket.catalog-file", catalogue.toString());
    this.headquarters =
        new Headquarters(new CentralProcess(folder.resolve("central"), ofCentral), database);
    Map<String, String> settings = new LinkedHashMap<>(IMPATIENT);
    settings.put("ecomarket.catalog-file", catalogue.toString());
    settings.put("ecomarket.opening-stock", Catalogue.opening(SHELF));
    SplittableRandom seeds = new SplittableRandom(seed);
    for (String id : Chain.ids(count)) {
      shops.add(
          new Shop(
              id,
              folder.resolve(id),
              headquarters.central().address(),
              settings,
              recorder,
              seeds.nextLong()));
    }
    this.errands = new Errands(shops, errandBook, seeds.nextLong());
    this.storm =
        new Storm(
            screen,
            headquarters,
            shops,
            new Repairs(screen, folder, headquarters, Chain.ids(count), disks, recorder));
  }

  /** Starts all, sells through the storm, and returns when central has caught up after it. */
  public void weather(Script script, Duration length) {
    screen.step("starting central and %d shops", shops.size());
    chain().start();
    chain().awaitCaughtUp(CATCH_UP);
    shops.forEach(Shop::openTills);
    screen.step("open: the tills sell from now on, whatever comes");
    storm.play(script, length, errands::next);
    shops.forEach(Shop::closeTills);
    screen.step(
        "the storm is over, shops closed, %,d answers were 200; %,d lines wait for central",
        recorder.acknowledged(), chain().pending());
    chain().awaitCaughtUp(CATCH_UP);
    errands.receiveAll();
    chain().awaitCaughtUp(CATCH_UP);
    screen.step("central has caught up");
  }

  /** Its processes. */
  public Chain chain() {
    return new Chain(headquarters.central(), shops.stream().map(Shop::branch).toList());
  }

  /** What is known of its disks. */
  public Disks disks() {
    return disks;
  }

  /** What was booked beside the tills. */
  public ErrandBook errandBook() {
    return errandBook;
  }

  @Override
  public void close() {
    chain().close();
    shops.forEach(Shop::close);
  }

  private Set<String> acknowledged(String id) {
    Set<String> keys = new HashSet<>(errandBook.keys(id));
    recorder.sold(id).forEach(wish -> keys.add(wish.key()));
    return keys;
  }
}
