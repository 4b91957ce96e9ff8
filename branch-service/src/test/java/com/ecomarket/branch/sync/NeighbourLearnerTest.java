package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.neighbour.Elsewhere;
import com.ecomarket.branch.neighbour.Neighbours;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Book.Balance;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.SyncReply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourLearnerTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

  @TempDir Path directory;
  private final FakeCentral central = new FakeCentral();
  private final List<Command<Boolean>> written = new ArrayList<>();
  private TestShop shop;
  private Neighbours neighbours;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
    neighbours = new Neighbours(Set.of("SUR", "OESTE"), shop.opened().shelves());
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void knowsNothingOfANeighbourThatWasNeverHeardOf() {
    sync();

    assertThat(neighbours.find(1))
        .containsExactly(new Elsewhere("OESTE", null, null), new Elsewhere("SUR", null, null));
    assertThat(neighbours.cursors()).isEqualTo(Map.of("OESTE", "", "SUR", ""));
    assertThat(neighbours.hold(1)).isFalse();
    assertThat(written).isEmpty();
  }

  @Test
  void showsWhatIsThereWhatIsNotAndSinceWhen() {
    tells(whole("c1", NOON, new Balance(1, 7), new Balance(2, -1)));

    sync();

    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", 7L, NOON));
    assertThat(sur(2)).isEqualTo(new Elsewhere("SUR", -1L, NOON));
    assertThat(sur(3)).isEqualTo(new Elsewhere("SUR", 0L, NOON));
    assertThat(neighbours.hold(1)).isTrue();
    assertThat(neighbours.hold(3)).isFalse();
    assertThat(neighbours.cursors()).containsEntry("SUR", "c1");
  }

  @Test
  void takesChangesOneByOneAndForgetsTheRestWhenItBeginsAnew() {
    tells(whole("c1", NOON, new Balance(1, 7), new Balance(2, 5)));
    sync();
    tells(change("c2", NOON.plusSeconds(2), false, new Balance(1, 6)));
    sync();
    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", 6L, NOON.plusSeconds(2)));
    assertThat(sur(2)).isEqualTo(new Elsewhere("SUR", 5L, NOON.plusSeconds(2)));

    tells(whole("c3", NOON.plusSeconds(4), new Balance(2, 4)));
    sync();

    assertThat(sur(1).units()).isZero();
    assertThat(sur(2).units()).isEqualTo(4);
    restart();
    assertThat(sur(1).units()).isZero();
    assertThat(sur(2)).isEqualTo(new Elsewhere("SUR", 4L, NOON.plusSeconds(4)));
  }

  @Test
  void loadsALargeShelfInOneGoAndHasItAfterARestartOffline() {
    int all = 1_700;
    central.elsewhere = report -> List.of(after(report.neighbours().get("SUR"), all));

    sync();

    assertThat(central.requests).hasSize(4);
    restart();
    assertThat(neighbours.cursors()).containsEntry("SUR", String.valueOf(all));
    for (long id = 1; id <= all; id++) {
      assertThat(sur(id)).isEqualTo(new Elsewhere("SUR", id + 1, NOON));
    }
    assertThat(sur(all + 1).units()).isZero();
  }

  @Test
  void doesNotSayThatSomethingIsNotThereBeforeItHasHeardAll() {
    central.elsewhere = report -> List.of(after(report.neighbours().get("SUR"), 1_700));
    learner(shop::ask).learn(reply(after("", 1_700)));

    assertThat(sur(500).units()).isEqualTo(501);
    assertThat(sur(501)).isEqualTo(new Elsewhere("SUR", null, null));
    restart();
    assertThat(sur(501)).isEqualTo(new Elsewhere("SUR", null, null));

    sync(); // goes on behind the page that it has

    assertThat(central.requests).hasSize(3);
    assertThat(sur(501).units()).isEqualTo(502);
    assertThat(sur(1_701).units()).isZero();
  }

  @Test
  void writesASignOfLifeAloneOnceAMinute() {
    tells(whole("c1", NOON, new Balance(1, 7)));
    sync();
    for (int seconds = 1; seconds < 60; seconds++) {
      tells(change("c1", NOON.plusSeconds(seconds), false));
      sync();
    }
    assertThat(written).hasSize(1);
    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", 7L, NOON.plusSeconds(59)));

    tells(change("c1", NOON.plusSeconds(60), false));
    sync();

    assertThat(written).hasSize(2);
    restart();
    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", 7L, NOON.plusSeconds(60)));
  }

  @Test
  void leavesWhatCannotBeAndTakesTheRest() {
    central.elsewhere =
        report ->
            List.of(
                new NeighbourStock("NORTE", "c1", NOON, true, List.of(new Balance(1, 7)), true),
                new NeighbourStock(null, "c1", NOON, true, List.of(), true),
                new NeighbourStock("OESTE", null, NOON, true, List.of(), true),
                new NeighbourStock("OESTE", "x".repeat(301), NOON, true, List.of(), true),
                new NeighbourStock("OESTE", "c1", null, true, List.of(), true),
                new NeighbourStock("OESTE", "c1", Instant.MAX, true, List.of(), true),
                new NeighbourStock("OESTE", "c1", Instant.MIN, true, List.of(), true),
                whole("c1", NOON, new Balance(0, 7), new Balance(-1, 7), new Balance(1, 7)),
                whole("c2", NOON, new Balance(1, 8)));

    sync();

    assertThat(sur(1).units()).isEqualTo(7);
    assertThat(neighbours.hold(0)).isFalse();
    assertThat(neighbours.cursors()).isEqualTo(Map.of("OESTE", "", "SUR", "c1"));
    assertThat(written).hasSize(1);
  }

  @Test
  void doesNotAskForEverWhenCentralDoesNotGetOn() {
    tells(change("c1", NOON, true, new Balance(1, 7)));

    sync();

    assertThat(central.requests).hasSize(2);
  }

  @Test
  void showsNothingThatTheJournalDidNotTake() {
    tells(whole("c1", NOON, new Balance(1, 7)));

    assertThatThrownBy(
            () ->
                sync(
                    command -> {
                      throw new IllegalStateException("full");
                    }))
        .hasMessage("full");

    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", null, null));
    assertThat(neighbours.cursors()).containsEntry("SUR", "");
  }

  @Test
  void forgetsABranchThatIsNoNeighbourAnyMore() {
    tells(whole("c1", NOON, new Balance(1, 7)));
    sync();
    shop.ask(
        pen -> {
          pen.forgetNeighbour("SUR");
          return true;
        });

    restart();

    assertThat(shop.opened().shelves()).isEmpty();
    assertThat(sur(1)).isEqualTo(new Elsewhere("SUR", null, null));
  }

  private static NeighbourStock after(String cursor, int all) {
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all, from + NeighbourStock.MAX_PRODUCTS);
    List<Balance> page =
        LongStream.rangeClosed(from + 1L, to).mapToObj(id -> new Balance(id, id + 1)).toList();
    return new NeighbourStock("SUR", String.valueOf(to), NOON, from == 0, page, to < all);
  }

  private static SyncReply reply(NeighbourStock heard) {
    return new SyncReply(
        "r", null, -1, null, List.of(), NOON, 0, 500, null, null, List.of(heard), List.of(), null);
  }

  private static NeighbourStock whole(String cursor, Instant asOf, Balance... products) {
    return new NeighbourStock("SUR", cursor, asOf, true, List.of(products), false);
  }

  private static NeighbourStock change(
      String cursor, Instant asOf, boolean more, Balance... products) {
    return new NeighbourStock("SUR", cursor, asOf, false, List.of(products), more);
  }

  private void tells(NeighbourStock sur) {
    central.elsewhere = report -> List.of(sur);
  }

  private @Nullable Elsewhere sur(long productId) {
    return neighbours.find(productId).get(1);
  }

  private void sync() {
    sync(
        command -> {
          written.add(command);
          shop.ask(command);
        });
  }

  private void sync(Consumer<Command<Boolean>> writer) {
    Conversation.with(shop, central, learner(writer), neighbours::cursors);
  }

  private NeighbourLearner learner(Consumer<Command<Boolean>> writer) {
    return new NeighbourLearner(neighbours, writer);
  }

  private void restart() {
    try {
      shop.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    open();
  }
}
