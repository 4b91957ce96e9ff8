package com.ecomarket.simulation;

import com.ecomarket.branch.journal.Disk;
import com.ecomarket.branch.journal.JournalUnavailable;

/** What the disk of one process does to its commits. */
final class DiskTrouble implements Disk.Faults {
  private final World world;
  private final String name;

  /** This commit is kept, and its caller will not know. */
  private boolean unknown;

  DiskTrouble(World world, String name) {
    this.world = world;
    this.name = name;
  }

  @Override
  public void beforeCommit() throws JournalUnavailable {
    Chance chance = world.chance();
    Weather weather = world.weather();
    if (chance.of(weather.diskFull())) {
      world.story().tellAndCount(name, "disk full", "full disks");
      throw new JournalUnavailable("disk full", new IllegalStateException("simulated"));
    }
    if (chance.of(weather.cutBefore())) {
      world.story().tell(name, "power cut before a commit");
      throw new PowerCut();
    }
    if (chance.of(weather.diskError())) {
      unknown = chance.of(0.5);
      world.story().tellAndCount(name, "disk error, kept=" + unknown, "disk errors");
      if (!unknown) {
        throw Disk.broken();
      }
    }
  }

  @Override
  public void afterCommit() {
    if (unknown) {
      unknown = false;
      throw Disk.broken();
    }
    if (world.chance().of(world.weather().cutAfter())) {
      world.story().tell(name, "power cut after a commit");
      throw new PowerCut();
    }
  }
}
