package com.ecomarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.count.CountCommands;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oracle must see what is wrong: each test breaks one thing that a sound run has. */
class OracleTest {
  private final World world = sound();

  private static World sound() {
    World world = new World(3);
    world.run(Duration.ofSeconds(5));
    assertThat(world.story().violation()).isNull();
    return world;
  }

  @Test
  void missesASaleThatCentralNeverGot() {
    Request request = request();
    world.recorder().asks(request);
    world.recorder().heard(request, sold(3), null);

    new Oracle(world).check();

    assertThat(world.story().violation()).isEqualTo("k0 was acknowledged and is lost");
  }

  @Test
  void seesALineThatNobodyAskedFor() {
    world.recorder().requests().removeIf(request -> request.id() != null);

    new Oracle(world).check();

    assertThat(world.story().violation()).contains("has lines that nobody asked for");
  }

  @Test
  void seesASaleBelowZero() {
    world.recorder().heard(request(), sold(-1), null);

    assertThat(world.story().violation()).isEqualTo("k0 was sold below zero");
  }

  @Test
  void seesARequestThatWasDoneTwice() {
    Request request = request();
    world.recorder().heard(request, sold(3), null);
    world.recorder().heard(request, sold(2), null);

    assertThat(world.story().violation()).startsWith("k0 was done twice");
  }

  @Test
  void seesAShopThatDiffersFromItsBook() {
    Machine machine = world.machines().get(0);
    machine.run(
        process ->
            process.serve(
                List.of(
                    new Request(
                        "k0",
                        machine.branchId,
                        machine.disk(),
                        "count",
                        () ->
                            CountCommands.count(
                                machine.disk(),
                                process.stock(),
                                1,
                                12_345,
                                "k0",
                                Instant.EPOCH)))));

    new Oracle(world).check();

    assertThat(world.story().violation()).contains("at central");
  }

  private Request request() {
    return new Request("k0", "B1", this, "sell 1 of 1", () -> pen -> sold(0));
  }

  private static Decided sold(long left) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    SaleFacts facts = new SaleFacts(SaleId.at(at, 1), 1, left, "k0", "0123456789abcdef");
    return new Decided(List.of(Movement.of(1, 1, 1, 100, facts, at)), true, false, false);
  }
}
