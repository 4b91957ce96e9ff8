package com.ecomarket.simulation;

import com.ecomarket.branch.journal.Disk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run: central, its shops and their bad luck, until all has healed again. */
final class World {
  static final int PRODUCTS = 3;
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** In the calm after the storm all must be well by then; clones heal one after the other. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Timeline timeline = new Timeline();
  private final Story story = new Story(timeline);
  private final Chance chance;
  private final Recorder recorder = new Recorder(this);
  private final Headquarters headquarters;
  private final List<Machine> machines = new ArrayList<>();
  private final Customers customers = new Customers(this);
  private final List<Errand> waiting = new ArrayList<>();
  private Weather weather;
  private boolean open = true;
  private int names;

  World(long seed) {
    chance = new Chance(seed);
    weather = Weather.drawn(chance);
    headquarters = new Headquarters(this);
    int shops = chance.of(0.03) ? 20 : chance.between(1, 5);
    for (int i = 1; i <= shops; i++) {
      open(new Machine(this, "B" + i, "B" + i, new Disk()));
    }
    timeline.in(SECOND, new Troubles(this)::second);
  }

  Timeline timeline() {
    return timeline;
  }

  Story story() {
    return story;
  }

  Chance chance() {
    return chance;
  }

  /** Whether people come and things go wrong. */
  boolean isOpen() {
    return open;
  }

  Weather weather() {
    return weather;
  }

  Recorder recorder() {
    return recorder;
  }

  Headquarters headquarters() {
    return headquarters;
  }

  List<Machine> machines() {
    return machines;
  }

  String nextId(String prefix) {
    return prefix + ++names;
  }

  String nextStream() {
    return nextId("s");
  }

  /**
   * Lets the next event happen.
   *
   * @throws PromiseBroken if that, or anything before, broke one
   */
  private void step() {
    timeline.step();
    if (story.violation() != null) {
      throw new PromiseBroken();
    }
  }

  /**
   * Whether no journal and no database was replaced or copied: then everyone knows all of his own.
   */
  boolean lostNoDisk() {
    return story.counts().keySet().stream()
        .noneMatch(
            kind ->
                kind.startsWith("restores")
                    || kind.equals("rotten lines")
                    || kind.equals("replaced disks")
                    || kind.equals("clones"));
  }

  /** An errand stands still until the world lets it go on. */
  void waits(Errand errand) {
    waiting.add(errand);
  }

  /** Lets an errand that waits go on. */
  void goesOn(Errand errand) {
    waiting.remove(errand);
    errand.goOn();
  }

  /** Ends what still waits. */
  void end() {
    List.copyOf(waiting).forEach(Errand::abandon);
  }

  /** Lets it storm for so long, then heal, then asks the oracle. */
  void run(Duration storm) {
    pass(storm);
    calm();
    Settling settling = new Settling(this);
    long healed = timeline.now();
    long deadline = healed + PATIENCE.toNanos();
    while (!settling.isDone()) {
      if (timeline.now() > deadline) {
        story.violated("not settled " + PATIENCE + " after everything was mended");
      }
      pass(SECOND);
    }
    story.drained(timeline.now() - healed);
    pass(Cable.LATE);
    pass(SECOND.multipliedBy(3));
    if (!settling.isDone()) {
      story.violated("a late repetition has unsettled what was settled");
    }
    new Oracle(this).check();
  }

  private void pass(Duration time) {
    long until = timeline.now() + time.toNanos();
    while (timeline.now() < until) {
      step();
    }
  }

  /** A shop opens, or a second machine of one. */
  void open(Machine machine) {
    machines.add(machine);
    machine.start();
    timeline.in(chance.between(Duration.ZERO, SECOND), () -> customersCome(machine));
    timeline.in(TICK, () -> tick(machine));
  }

  private void customersCome(Machine machine) {
    if (open) {
      customers.comeTo(machine);
      Duration pause = chance.between(Duration.ofMillis(20), Duration.ofMillis(1600));
      timeline.in(pause, () -> customersCome(machine));
    }
  }

  private void tick(Machine machine) {
    if (machines.contains(machine)) {
      timeline.in(TICK, () -> tick(machine));
      Shop process = machine.process();
      if (process != null && process.wantsToTalk()) {
        Errand.begin(() -> machine.run(Shop::talk));
      }
    }
  }

  /** Whether no other machine has its name. */
  boolean only(Machine machine) {
    return machines.stream().noneMatch(it -> it != machine && it.branchId.equals(machine.branchId));
  }

  private void calm() {
    story.tell("world", "everything is mended");
    open = false;
    weather = Weather.CALM;
    headquarters.start();
    for (Machine machine : machines) {
      machine.cable.mend();
      if (machine.process() == null) {
        machine.start();
      }
    }
  }
}
