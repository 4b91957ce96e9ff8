package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.machine.Footprint;
import com.ecomarket.acceptance.machine.Tool;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Full load for long: {@code -Dsoak.seconds=1800}. What both services hold must not grow: the last
 * quarter of the time is held against the second one, when all is warm.
 */
class SoakIT {
  private static final int SECONDS = Integer.getInteger("soak.seconds", 6);
  private static final int SAMPLES = 12;

  /** Connections come and go with the tills; a leak of one a second is far above it. */
  private static final long SOME = 12;

  private static final long MEGABYTES = 4 << 20;

  @Test
  void holdsNoMoreAtItsEndThanWhenItWasWarm(@TempDir Path folder) throws IOException {
    Tool.need("/proc and jcmd", List.of(List.of("test", "-d", "/proc/self/fd")));
    try (Pair pair = new Pair(folder, "1:100000000,2:100000000,3:100000000")) {
      pair.start();
      List<Footprint> branch = new ArrayList<>();
      List<Footprint> central = new ArrayList<>();
      try (Load load =
          new Load(pair.recorder(), List.of(pair.branch()), 8, Duration.ofMillis(1), 3, 42)) {
        for (int i = 0; i < SAMPLES; i++) {
          Waiting.pause(Duration.ofSeconds(SECONDS).dividedBy(SAMPLES));
          branch.add(Footprint.of(pair.branch().service().pid()));
          central.add(Footprint.of(pair.central().service().pid()));
        }
      }
      assertFlat(pair.branch().service(), branch);
      assertFlat(pair.central().service(), central);
      int sales = pair.assertExactlyOnce().acknowledged();
      System.out.printf("soaked for %d s: %,d sales%n", SECONDS, sales);
    }
  }

  private static void assertFlat(Service service, List<Footprint> samples) {
    System.out.printf("soak: pid %d: %s%n", service.pid(), samples);
    assertThat(grown(samples, Footprint::threads)).as("threads").isLessThan(SOME);
    assertThat(grown(samples, Footprint::files)).as("files").isLessThan(SOME);
    assertThat(grown(samples, Footprint::heapBytes)).as("heap").isLessThan(MEGABYTES);
  }

  /** How much the least of the last quarter is above the most of the second. */
  private static long grown(List<Footprint> samples, ToLongFunction<Footprint> what) {
    int quarter = samples.size() / 4;
    long warm = samples.subList(quarter, 2 * quarter).stream().mapToLong(what).max().orElseThrow();
    long end =
        samples.subList(3 * quarter, samples.size()).stream().mapToLong(what).min().orElseThrow();
    return end - warm;
  }
}
