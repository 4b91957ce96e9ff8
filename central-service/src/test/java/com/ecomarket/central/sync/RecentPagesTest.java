package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-store")
class RecentPagesTest {
  private static final CatalogMark NOTHING = new CatalogMark("local", 0);

  private long now;
  private int read;
  private final RecentPages recent = new RecentPages(() -> now);

  @Test
  void readsAPageOnceForAllWhoHaveTheSame() {
    CatalogPage first = page(mark(7), NOTHING);

    assertThat(page(mark(7), NOTHING)).isSameAs(first);
    assertThat(read).isEqualTo(1);
  }

  @Test
  void readsAnotherForThoseWhoHaveOtherThingsAndWhenTheCatalogueMovesOn() {
    page(mark(7), NOTHING);
    page(mark(7), mark(3));
    page(mark(8), NOTHING);

    assertThat(read).isEqualTo(3);
  }

  @Test
  void forgetsAfterFiveSeconds() {
    page(mark(7), NOTHING);
    now += Duration.ofSeconds(5).toNanos() + 1;
    page(mark(7), NOTHING);

    assertThat(read).isEqualTo(2);
  }

  @Test
  void keepsNoMoreThanItsNumber() {
    for (int version = 0; version < 33; version++) {
      page(mark(99), mark(version));
    }
    page(mark(99), mark(32));
    assertThat(read).isEqualTo(33);
    page(mark(99), mark(0));
    assertThat(read).isEqualTo(34);
  }

  @Test
  void keepsNothingOfAReadingThatFailed() {
    assertThatThrownBy(
            () ->
                recent.page(
                    mark(7),
                    NOTHING,
                    () -> {
                      throw new IllegalStateException("busy");
                    }))
        .hasMessage("busy");
    page(mark(7), NOTHING);

    assertThat(read).isEqualTo(1);
  }

  private static CatalogMark mark(long version) {
    return new CatalogMark("epoch", version);
  }

  private CatalogPage page(CatalogMark at, CatalogMark reported) {
    return recent.page(
        at,
        reported,
        () -> {
          read++;
          return new CatalogPage(at.epoch(), at.version(), List.of(), false);
        });
  }
}
