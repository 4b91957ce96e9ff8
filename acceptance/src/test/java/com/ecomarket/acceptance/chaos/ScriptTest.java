package com.ecomarket.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Duration MINUTES = Duration.ofMinutes(2);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(Script.of(7, 5, MINUTES, false)).isEqualTo(Script.of(7, 5, MINUTES, false));
    assertThat(Script.of(7, 5, MINUTES, false)).isNotEqualTo(Script.of(8, 5, MINUTES, false));
  }

  @Test
  void bringsEveryTroubleInTwoMinutes() {
    assertThat(seeds())
        .allSatisfy(
            seed ->
                assertThat(Script.of(seed, 5, MINUTES, true).counts())
                    .containsOnlyKeys(Trouble.values()));
  }

  @Test
  void befallsNoDatabaseThatThereIsNot() {
    assertThat(seeds())
        .allSatisfy(
            seed ->
                assertThat(Script.of(seed, 5, MINUTES, false).counts().keySet())
                    .noneMatch(Trouble::needsDatabase));
  }

  @Test
  void neverHasTwoTroublesOfOneSortAtOnePlaceAtOnce() {
    assertThat(seeds())
        .allSatisfy(seed -> assertApart(Script.of(seed, 3, MINUTES, true).incidents()));
  }

  @Test
  void putsBackNoDiskThatWasNotCopied() {
    assertThat(seeds())
        .allSatisfy(
            seed -> {
              List<Incident> all = Script.of(seed, 3, MINUTES, true).incidents();
              assertThat(all)
                  .filteredOn(incident -> incident.trouble() == Trouble.BRANCH_RESTORED)
                  .allSatisfy(
                      restored ->
                          assertThat(all.subList(0, all.indexOf(restored)))
                              .anySatisfy(
                                  before -> {
                                    assertThat(before.trouble()).isEqualTo(Trouble.BRANCH_COPIED);
                                    assertThat(before.shop()).isEqualTo(restored.shop());
                                  }));
            });
  }

  private static void assertApart(List<Incident> incidents) {
    for (Incident one : incidents) {
      assertThat(incidents.subList(incidents.indexOf(one) + 1, incidents.size()))
          .noneMatch(
              later ->
                  later.shop() == one.shop()
                      && later.trouble().place() == one.trouble().place()
                      && later.at().compareTo(one.at().plus(one.lasts())) < 0);
    }
  }

  private static List<Long> seeds() {
    return LongStream.rangeClosed(1, 20).boxed().toList();
  }
}
