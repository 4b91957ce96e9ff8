package com.ecomarket.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one seed.
 *
 * @param violation the promise that was broken, null if all held
 * @param fingerprint of all that happened
 * @param counts how often each kind of thing happened
 * @param last the last events, in words
 * @param drain virtual time from the last trouble until all was well
 */
public record Run(
    long seed,
    @Nullable String violation,
    long fingerprint,
    Map<String, Long> counts,
    List<String> last,
    Duration drain) {

  private static final Duration LONGEST_STORM = Duration.ofSeconds(20);
  private static final Duration SHORTEST_STORM = Duration.ofSeconds(5);

  /** Runs one seed; the same seed runs the same way each time. */
  public static Run of(long seed) {
    World world = new World(seed);
    Story story = world.story();
    try {
      world.run(world.chance().between(SHORTEST_STORM, LONGEST_STORM));
    } catch (PromiseBroken e) {
      story.count("broken promises");
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      story.violated("a rule failed: " + trace);
    } finally {
      world.end();
    }
    return new Run(
        seed,
        story.violation(),
        story.fingerprint(),
        Map.copyOf(story.counts()),
        story.last(),
        Duration.ofNanos(story.drained()));
  }

  boolean holds() {
    return violation == null;
  }
}
