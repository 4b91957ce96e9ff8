package com.ecomarket.simulation;

import java.time.Duration;
import java.util.List;

/** What happens to shops and to central by itself, drawn anew each second. */
final class Troubles {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final World world;

  Troubles(World world) {
    this.world = world;
  }

  /** One second of bad luck; plans the next. */
  void second() {
    if (!world.isOpen()) {
      return;
    }
    world.timeline().in(SECOND, this::second);
    for (Machine machine : List.copyOf(world.machines())) {
      trouble(machine);
    }
    if (world.chance().of(0.1)) {
      world.headquarters().backUp();
    }
    if (world.chance().of(world.weather().centralRestored())) {
      world.headquarters().restore();
    }
    if (world.chance().of(0.05)) {
      world
          .headquarters()
          .changePrice(world.chance().between(1, World.PRODUCTS), world.chance().between(1, 1000));
    }
  }

  private void trouble(Machine machine) {
    if (world.chance().of(0.1)) {
      machine.backUp();
    }
    if (world.chance().of(world.weather().cutAfter())) {
      machine.cutPower();
    }
    if (world.chance().of(world.weather().cable())) {
      machine.cable.fail(world.chance().between(SECOND, Duration.ofSeconds(15)));
    }
    if (world.chance().of(world.weather().clockJump())) {
      machine.setClock(Duration.ofMinutes(world.chance().between(-100_000, 100_000)));
    }
    if (world.chance().of(world.weather().rot())) {
      machine.rot();
    } else if (world.chance().of(world.weather().restore())) {
      machine.restore();
    } else if (world.chance().of(world.weather().cloned()) && world.only(machine)) {
      world.story().tellAndCount(machine.name, "is cloned", "clones");
      world.open(new Machine(world, machine.name + "'", machine.branchId, machine.disk().copy()));
    }
  }
}
