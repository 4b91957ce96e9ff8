package com.ecomarket.edge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.RawHttp;
import com.ecomarket.edge.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Sends seeded mutations of valid requests and watches the answers and, behind the service's back,
 * its store.
 *
 * <p>{@code -Dfuzz.cases=10000} sends as many to each target, {@code -Dfuzz.seed=1} others, {@code
 * -Dfuzz.from=4711 -Dfuzz.cases=1} the one that a finding named.
 */
public final class Fuzz {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_125L);
  private static final int FROM = Integer.getInteger("fuzz.from", 0);
  private static final int MOST_FINDINGS = 10;

  private final RawHttp http;
  private final Supplier<Map<String, String>> store;
  private final AnswerRules rules = new AnswerRules();
  private final int cases;

  /**
   * @param store what is durable now: a text for each table, equal as long as the table is
   * @param cases to each target, unless {@code fuzz.cases} says otherwise
   */
  public Fuzz(int port, int cases, Supplier<Map<String, String>> store) {
    this.http = new RawHttp(port);
    this.store = store;
    this.cases = Integer.getInteger("fuzz.cases", cases);
  }

  /**
   * What was seen.
   *
   * @param findings what must not be, with the request that did it; the first few
   * @param answers how often each status was answered; 0 is none, to half a request
   */
  private record Seen(List<String> findings, Map<Integer, Integer> answers) {
    /** How many were answered so, from and to inclusive. */
    int between(int from, int to) {
      return answers.entrySet().stream()
          .filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  /**
   * Fires at one target and expects that nothing wrong is seen.
   *
   * @param seen a directory for what was answered, by target
   */
  public void check(Target target, Path seen) throws IOException {
    Answer valid = valid(target);
    assertThat(valid.status()).as(valid.toString()).isBetween(200, 299);

    Seen answered = fire(target);

    Files.writeString(seen.resolve(target.name() + ".txt"), answered.answers() + "\n");
    assertThat(answered.findings()).isEmpty();
    // One case alone, of a finding that is looked at again, need not be both.
    if (FROM == 0) {
      assertThat(answered.between(200, 299)).as("accepted").isPositive();
      assertThat(answered.between(400, 499)).as("refused").isPositive();
    }
  }

  /** The answer to a valid request that nothing happened to. */
  private Answer valid(Target target) {
    target.prepare(FROM);
    byte[] request = target.valid(FROM).bytes();
    Answer answer = http.sendAndHangUp(request);
    target.accepted(new Shot(target.valid(FROM), request, true), answer);
    return answer;
  }

  /** Sends all cases, unless there are too many findings. */
  private Seen fire(Target target) {
    List<String> findings = new ArrayList<>();
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int n = FROM; n < FROM + cases && findings.size() < MOST_FINDINGS; n++) {
      if (n == FROM || n % Target.ROUND == 0) {
        target.prepare(n);
      }
      Shot shot = Shot.of(target, SEED, n);
      Map<String, String> before = store.get();
      Answer answer = http.sendAndHangUp(shot.bytes());
      answers.merge(answer.status(), 1, Integer::sum);
      String fault = fault(target, shot, answer, before);
      if (!fault.isEmpty()) {
        findings.add(
            "%s #%d (seed %d) %s:%n%s%n→ %s"
                .formatted(target.name(), n, SEED, fault, shot, answer));
      }
    }
    return new Seen(findings, answers);
  }

  private String fault(Target target, Shot shot, Answer answer, Map<String, String> before) {
    String fault = rules.fault(shot, answer);
    if (fault.isEmpty() && (shot.isSafe() || answer.status() < 200 || answer.status() >= 300)) {
      fault = changed(before, store.get(), target.mayNote(answer));
    }
    if (fault.isEmpty() && answer.status() >= 200 && answer.status() < 300) {
      try {
        target.accepted(shot, answer);
      } catch (AssertionError wrong) {
        return String.valueOf(wrong.getMessage());
      }
    }
    return fault;
  }

  private static String changed(
      Map<String, String> before, Map<String, String> after, Set<String> allowed) {
    Map<String, String> changes = new HashMap<>();
    after.forEach(
        (table, state) -> {
          if (!allowed.contains(table) && !Objects.equals(before.get(table), state)) {
            changes.put(table, before.get(table) + " → " + state);
          }
        });
    return changes.isEmpty() ? "" : "changed " + changes;
  }
}
