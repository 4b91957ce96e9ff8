package com.ecomarket.acceptance.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * All troubles of a run. A seed, a number of shops and a length always give the same script; the
 * run itself is not identical, because its times are real.
 *
 * @param incidents in the order of their times
 */
public record Script(List<Incident> incidents) {
  /** First the disks are copied that will be put back later. */
  private static final long FIRST_MS = 1_500;

  private static final long SHORTEST_GAP_MS = 700;
  private static final int MORE_GAP_MS = 2_000;

  /** As long as a process takes to be ready again. */
  private static final long START_MS = 5_000;

  /** A central that has forgotten is told again before another disk goes. */
  private static final long TOLD_MS = 12_000;

  /** Nothing begins in the last moments. */
  private static final long LAST_MS = 3_000;

  /**
   * The script of this seed.
   *
   * @param hasDatabase whether central has its books on a server, which has troubles of its own
   */
  public static Script of(long seed, int shops, Duration length, boolean hasDatabase) {
    List<Trouble> possible =
        Arrays.stream(Trouble.values())
            .filter(trouble -> hasDatabase || !trouble.needsDatabase())
            .toList();
    return new Script(new Writer(new Random(seed), shops, length.toMillis(), possible).write());
  }

  /** How often each trouble comes. */
  public Map<Trouble, Integer> counts() {
    Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
    incidents.forEach(incident -> counts.merge(incident.trouble(), 1, Integer::sum));
    return counts;
  }

  /** Deals troubles from a shuffled deck, each to a place that has none just then. */
  private static final class Writer {
    private final Random random;
    private final long length;
    private final List<Trouble> possible;
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Trouble> deck = new ArrayList<>();
    private final long[] shopFree;
    private final long[] cableFree;
    private final boolean[] copied;
    private long centralFree;
    private long disksFree;
    private boolean centralCopied;

    Writer(Random random, int shops, long length, List<Trouble> possible) {
      this.random = random;
      this.length = length;
      this.possible = possible;
      this.shopFree = new long[shops];
      this.cableFree = new long[shops];
      this.copied = new boolean[shops];
    }

    List<Incident> write() {
      deal(FIRST_MS, Trouble.BRANCH_COPIED);
      deal(FIRST_MS + START_MS + 1, Trouble.CENTRAL_COPIED);
      for (long at = FIRST_MS + START_MS + gap(); at < length - LAST_MS; at += gap()) {
        if (deck.isEmpty()) {
          shuffle();
        }
        long now = at;
        Optional<Trouble> dealt = deck.stream().filter(trouble -> deal(now, trouble)).findFirst();
        dealt.ifPresent(deck::remove);
      }
      return List.copyOf(incidents);
    }

    private long gap() {
      return SHORTEST_GAP_MS + random.nextInt(MORE_GAP_MS);
    }

    private void shuffle() {
      for (Trouble trouble : possible) {
        deck.addAll(Collections.nCopies(trouble.cards(), trouble));
      }
      Collections.shuffle(deck, random);
    }

    /** Whether there was a place for it. */
    private boolean deal(long at, Trouble trouble) {
      int[] places =
          trouble.place() == Trouble.Place.CENTRAL
              ? new int[] {-1}
              : IntStream.range(0, shopFree.length).toArray();
      int[] fit = Arrays.stream(places).filter(place -> fits(at, trouble, place)).toArray();
      if (fit.length == 0) {
        return false;
      }
      int place = fit[random.nextInt(fit.length)];
      int lasts = trouble.shortest() + random.nextInt(trouble.longest() - trouble.shortest());
      occupy(at + lasts, trouble, place);
      incidents.add(new Incident(Duration.ofMillis(at), trouble, place, Duration.ofMillis(lasts)));
      return true;
    }

    private boolean fits(long at, Trouble trouble, int place) {
      boolean stopsAProcess = trouble.place() != Trouble.Place.CABLE;
      if ((stopsAProcess && at + trouble.longest() + START_MS > length)
          || (trouble.changesDisks() && disksFree > at)) {
        return false;
      }
      return switch (trouble) {
        case CENTRAL_RESTORED -> centralFree <= at && centralCopied;
        case CENTRAL_KILLED, CENTRAL_COPIED, DATABASE_KILLED, DATABASE_FROZEN -> centralFree <= at;
        case BRANCH_RESTORED -> bothFree(at, place) && copied[place];
        case BRANCH_CLONED -> bothFree(at, place);
        case BRANCH_KILLED, BRANCH_COPIED -> shopFree[place] <= at;
        default -> cableFree[place] <= at;
      };
    }

    private boolean bothFree(long at, int place) {
      return shopFree[place] <= at && cableFree[place] <= at;
    }

    private void occupy(long until, Trouble trouble, int place) {
      if (trouble.changesDisks()) {
        disksFree = until + (trouble == Trouble.CENTRAL_RESTORED ? TOLD_MS : START_MS);
      }
      switch (trouble.place()) {
        case CENTRAL -> {
          centralFree = until + START_MS;
          centralCopied |= trouble == Trouble.CENTRAL_COPIED;
        }
        case SHOP -> {
          shopFree[place] = until + START_MS;
          copied[place] |= trouble == Trouble.BRANCH_COPIED;
          if (trouble == Trouble.BRANCH_RESTORED) {
            cableFree[place] = until + START_MS;
          }
        }
        case CABLE -> cableFree[place] = until;
      }
    }
  }
}
