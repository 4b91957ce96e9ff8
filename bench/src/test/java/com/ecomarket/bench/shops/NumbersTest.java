package com.ecomarket.bench.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void runsTheBaseAtEachRateThatTheTotalAllows() {
    assertThat(Load.plan(List.of(3, 10, 100, 1000), 10, 1000))
        .containsExactly(
            new Load(3, 10),
            new Load(10, 10),
            new Load(100, 10),
            new Load(3, 1),
            new Load(1000, 1));
    assertThat(Load.plan(List.of(3, 10), 0, 1000)).containsExactly(new Load(3, 0), new Load(10, 0));
  }

  @Test
  void dividesProcessorTimeByMovementsAndSeconds() {
    Measured measured = measured(new Load(3, 10), 300, 100_000, 50_000);

    assertThat(measured.cores()).isCloseTo(0.015, within(1e-9));
    assertThat(measured.centralPerThousand()).isCloseTo(333.3, within(0.1));
    assertThat(measured.postgresPerThousand()).isCloseTo(166.7, within(0.1));
    assertThat(measured.netPerThousand(0.003)).isCloseTo(400, within(0.1));
  }

  @Test
  void comparesEachLoadWithTheBaseAtItsOwnRate() {
    List<Measured> loads =
        List.of(
            measured(new Load(3, 10), 300, 90_000, 0),
            measured(new Load(100, 10), 10_000, 2_400_000, 0),
            measured(new Load(3, 1), 30, 30_000, 0),
            measured(new Load(1000, 1), 10_000, 8_000_000, 0));
    Table table = new Table(loads, 0.003);

    assertThat(table.ratio(loads.get(1))).isCloseTo(0.8, within(1e-9));
    assertThat(table.ratio(loads.get(3))).isCloseTo(0.8, within(1e-9));
    assertThat(table.text())
        .contains("3 x 10/s", "1000 x 1/s")
        .containsPattern("both / base at the same rate +1\\.00 +0\\.80 +1\\.00 +0\\.80\n")
        .containsPattern("each less compilers and idle CPU +- +- +- +-\n");
  }

  @Test
  void leavesOutWhatEachUsesWhenNobodyTalks() {
    List<Measured> loads =
        List.of(
            measured(new Load(3, 10), 300, 430_000, 0),
            measured(new Load(100, 10), 10_000, 5_030_000, 0));

    assertThat(new Table(loads, 0.003).text())
        .containsPattern("each less compilers and idle CPU +1\\.00 +0\\.38\n");
  }

  @Test
  void saysWhichPromisesWereKept() {
    Measured base = measured(new Load(3, 10), 300, 90_000, 0);
    Measured hundred = measured(new Load(100, 10), 10_000, 6_000_000, 0);
    hundred.drain().busy++;

    assertThat(Promises.of(new Table(List.of(base, hundred), 0), List.of(base, hundred)))
        .containsExactly(
            "100 x 10/s: CPU seconds of central a second at most 0.5: MISSED (0.600)",
            "100 x 10/s: requests refused, lost or late at most 0.0: MISSED (1.000)",
            "100 x 10/s: CPU of a movement / the same at 3 x 10/s at most 1.3: MISSED (2.000)",
            "100 x 10/s: CPU of a movement / the same at 3 x 10/s, each less compilers and idle CPU,"
                + " at most 1.3: NOT MEASURED, run longer (NaN)");
  }

  @Test
  void printsALoadWithoutSales() {
    Measured idle = measured(new Load(3, 0), 0, 10_000, 0);

    assertThat(idle.centralPerThousand()).isZero();
    assertThat(new Table(List.of(idle), 0).text()).contains("3 x 0/s");
  }

  @Test
  void countsRequestsHeartbeatsAndRefusals() {
    Tally tally = new Tally();
    tally.sent(0);
    tally.sent(5);
    tally.sent(10);
    tally.timeOuts++;
    tally.busy++;
    tally.answered(2_000_000);

    assertThat(tally.batches()).isEqualTo(2);
    assertThat(tally.linesPerBatch()).isEqualTo(7.5);
    assertThat(tally.refusals()).isEqualTo(2);
    assertThat(tally.refused())
        .isEqualTo("2 refusals (429 1, 503 0, time-outs 1, lost 0, 5xx 0, 413 0)");
    assertThat(tally.longestAnswerMillis()).isCloseTo(2, within(0.01));
  }

  @Test
  void refusesOptionsThatItDoesNotKnow() {
    assertThat(Options.parse("--port", "8000", "--pid", "1").loads()).hasSize(5);
    assertThatThrownBy(() -> Options.parse("--port", "8000", "--pid", "1", "--speed", "9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--speed");
    assertThatThrownBy(() -> Options.parse("--port", "8000"))
        .hasMessageContaining("--pid is missing");
  }

  private static Measured measured(Load load, int posted, long central, long postgres) {
    Tally tally = new Tally();
    tally.sent(posted);
    tally.posted = posted;
    return new Measured(
        load,
        10,
        tally,
        new Central.CpuTimes(central, 0, postgres, 0),
        new Central.Memory(0, 0),
        new Tally());
  }
}
