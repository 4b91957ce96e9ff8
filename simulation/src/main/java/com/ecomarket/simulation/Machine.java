package com.ecomarket.simulation;

import com.ecomarket.branch.catalog.FirstStart;
import com.ecomarket.branch.journal.Disk;
import com.ecomarket.branch.journal.JournalBroken;
import com.ecomarket.branch.journal.JournalRefused;
import com.ecomarket.branch.stock.StockStart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A computer in a shop: a disk, a clock that may be wrong, and a process that comes and goes. */
final class Machine {
  static final String OPENING = "1:400,2:200,3:60";
  private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05Z");

  final String name;
  final String branchId;
  final Cable cable;
  private final World world;
  private Disk disk;
  private @Nullable Disk backup;
  private @Nullable Shop process;
  private Duration clockError = Duration.ZERO;
  private boolean on = true;

  /**
   * What its tills asked since its disk was last replaced: a key is known as long as its journal.
   */
  private List<Request> asked = new ArrayList<>();

  Machine(World world, String name, String branchId, Disk disk) {
    this.world = world;
    this.name = name;
    this.branchId = branchId;
    this.disk = disk;
    this.cable = new Cable(world, branchId);
  }

  Disk disk() {
    return disk;
  }

  List<Request> asked() {
    return asked;
  }

  /** What runs now, null while it is down. */
  @Nullable Shop process() {
    return process;
  }

  /** Time of day as this machine believes it to be. */
  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return BEGINNING.plusNanos(world.timeline().now()).plus(clockError);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new IllegalStateException("only instants are asked for");
      }
    };
  }

  /** Does something with the running process, if there is one; it may not survive it. */
  void run(Consumer<Shop> work) {
    Shop running = process;
    if (running == null) {
      return;
    }
    try {
      work.accept(running);
    } catch (PowerCut | JournalBroken e) {
      if (process == running) {
        ends(e.getMessage());
      }
    }
  }

  private void ends(@Nullable String why) {
    process = null;
    world.story().tellAndCount(name, "dies: " + why, "crashes of shops");
    restartSoon();
  }

  private void restartSoon() {
    world
        .timeline()
        .in(
            world.chance().between(Duration.ofMillis(200), Duration.ofSeconds(3)),
            () -> {
              if (process == null && on) {
                start();
              }
            });
  }

  /** Starts the process from what is on the disk; with bad luck it dies in that. */
  void start() {
    disk.suffer(new DiskTrouble(world, name));
    try {
      StockStart.Started started =
          new StockStart(disk, branchId, clock(), world::nextStream)
              .start(new FirstStart(null, OPENING));
      process = new Shop(world, this, started);
      world.story().tellAndCount(name, "starts", "starts of shops");
    } catch (PowerCut | JournalBroken | JournalRefused e) {
      process = null;
      restartSoon();
    }
  }

  /** The plug is pulled; it starts again by itself. */
  void cutPower() {
    if (process != null) {
      ends("the plug is pulled");
    }
  }

  /** It is taken away. */
  void retire() {
    on = false;
    process = null;
  }

  boolean isRunning(Shop asking) {
    return process == asking;
  }

  void setClock(Duration error) {
    clockError = error;
    world.story().tellAndCount(name, "clock is wrong by " + error, "clock jumps");
  }

  void backUp() {
    backup = disk.copy();
  }

  /** The older copy, or an empty disk if there is none, takes the place of the disk. */
  void restore() {
    process = null;
    asked = new ArrayList<>();
    Disk lost = disk;
    boolean empty = backup == null || world.chance().of(0.1);
    disk = empty || backup == null ? new Disk() : backup.copy();
    boolean keepsHighWater = world.chance().of(0.5);
    if (keepsHighWater) {
      disk.keepHighWaterOf(lost);
    }
    world
        .story()
        .tellAndCount(
            name,
            "is restored, empty=" + empty + " highWater=" + keepsHighWater,
            empty ? "replaced disks" : "restores of shops");
    world.recorder().somethingWasLost();
    restartSoon();
  }

  /** A line near the end is damaged; it shows at the next start. */
  void rot() {
    if (disk.size() > 0) {
      process = null;
      asked = new ArrayList<>();
      disk = disk.copy();
      int where = Math.max(0, disk.size() - world.chance().between(1, 30));
      world.recorder().damaged(disk.rot(where));
      world.story().tellAndCount(name, "has a rotten line", "rotten lines");
      world.recorder().somethingWasLost();
      restartSoon();
    }
  }
}
