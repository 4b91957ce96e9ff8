package com.ecomarket.simulation;

import com.ecomarket.branch.sync.Uplink;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Between one machine and central. It drops, delays, repeats and reorders requests, loses answers,
 * and may be cut in one direction or both, or clogged.
 */
final class Cable implements Uplink {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  static final Duration LATE = Duration.ofSeconds(20);

  private final World world;
  private final String branchId;
  private boolean upCut;
  private boolean downCut;
  private boolean clogged;

  Cable(World world, String branchId) {
    this.world = world;
    this.branchId = branchId;
  }

  /** For one answer, or for the deadline. */
  private final class Waiting {
    final Errand errand = Errand.current();
    @Nullable Reply reply;
    boolean over;

    void forAnswer() {
      world.waits(errand);
      world.timeline().in(DEADLINE, () -> end(null));
      errand.await();
    }

    void end(@Nullable Reply answer) {
      if (!over) {
        over = true;
        reply = answer;
        world.goesOn(errand);
      }
    }
  }

  @Override
  public @Nullable Reply ask(Question question, byte[] body) {
    Waiting waiting = new Waiting();
    world.story().count("requests");
    if (upCut || lost(world.weather().drop(), "dropped requests")) {
      world.story().tell(branchId, "request dropped");
    } else {
      send(question, body, waiting::end, delay());
    }
    if (world.chance().of(world.weather().duplicate())) {
      world.story().count("duplicates");
      Duration later = world.chance().of(0.2) ? LATE : delay();
      send(question, body, unheard -> {}, world.chance().between(Duration.ZERO, later));
    }
    waiting.forAnswer();
    return waiting.reply;
  }

  private void send(Question question, byte[] body, Consumer<Reply> heard, Duration delay) {
    world
        .timeline()
        .in(
            delay,
            () -> {
              Reply reply = world.headquarters().answer(branchId, question, body);
              if (reply == null || downCut || lost(world.weather().loseReply(), "lost answers")) {
                return;
              }
              world.timeline().in(delay(), () -> heard.accept(reply));
            });
  }

  private boolean lost(double probability, String kind) {
    boolean lost = world.chance().of(probability);
    if (lost) {
      world.story().count(kind);
    }
    return lost;
  }

  private Duration delay() {
    return clogged
        ? world.chance().between(Duration.ofSeconds(1), Duration.ofSeconds(6))
        : world.chance().between(Duration.ofMillis(1), world.weather().slowest());
  }

  /** Cut for a while, in one direction or both, or so slow that few answers come in time. */
  void fail(Duration howLong) {
    int how = world.chance().between(1, 4);
    clogged = how == 4;
    upCut = how == 1 || how == 3;
    downCut = how == 2 || how == 3;
    world
        .story()
        .tellAndCount(
            branchId, "cable fails, kind " + how, clogged ? "clogged cables" : "cut cables");
    world.timeline().in(howLong, this::mend);
  }

  void mend() {
    upCut = false;
    downCut = false;
    clogged = false;
  }
}
