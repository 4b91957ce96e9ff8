package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.cable.Fault;
import java.time.Duration;

/** What can befall a chain. */
public enum Trouble {
  BRANCH_KILLED(Place.SHOP, 3, 300, 3000, "killed (SIGKILL), started again"),
  BRANCH_COPIED(Place.SHOP, 1, 0, 1, "killed, its disk copied, started again"),
  BRANCH_RESTORED(Place.SHOP, 1, 2000, 4000, "cut off, then its disk replaced by its last copy"),
  BRANCH_CLONED(Place.SHOP, 1, 4000, 7000, "its disk cloned, both machines sell"),
  CENTRAL_KILLED(Place.CENTRAL, 2, 500, 6000, "killed (SIGKILL), started again"),
  CENTRAL_COPIED(Place.CENTRAL, 1, 0, 1, "killed, its disk copied, started again"),
  CENTRAL_RESTORED(Place.CENTRAL, 1, 0, 1, "its disk replaced by its last copy"),
  DATABASE_KILLED(Place.CENTRAL, 2, 500, 4000, "its database killed (SIGKILL), started again"),
  DATABASE_FROZEN(Place.CENTRAL, 1, 2000, 6000, "its database stands still"),
  CUT(2, "cut"),
  UNREACHABLE(1, "unreachable"),
  BLACK_HOLE(1, "a black hole"),
  REPLIES_LOST(2, "replies lost"),
  REQUESTS_LOST(1, "requests lost"),
  HELD(1, "all held back, then delivered late"),
  DOUBLED(2, "every request doubled"),
  SLOW(1, "slow"),
  NARROW(1, "narrow"),
  SLICING(1, "answers in slices"),
  RESET_IN_A_REQUEST(1, "reset in a request"),
  RESET_IN_A_REPLY(1, "reset in a reply"),
  TRUNCATED(1, "answers truncated"),
  HALF_CLOSED(1, "half closed");

  /** Whom it befalls. */
  public enum Place {
    SHOP,
    CABLE,
    CENTRAL
  }

  private static final int SHORTEST_FAULT_MS = 1_500;
  private static final int LONGEST_FAULT_MS = 7_000;

  private final Place place;
  private final int cards;
  private final int shortest;
  private final int longest;
  private final String words;

  Trouble(Place place, int cards, int shortest, int longest, String words) {
    this.place = place;
    this.cards = cards;
    this.shortest = shortest;
    this.longest = longest;
    this.words = words;
  }

  Trouble(int cards, String line) {
    this(Place.CABLE, cards, SHORTEST_FAULT_MS, LONGEST_FAULT_MS, "its line: " + line);
  }

  /** Whom it befalls. */
  public Place place() {
    return place;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether it can befall only a central that has its books on a server. */
  boolean needsDatabase() {
    return this == DATABASE_KILLED || this == DATABASE_FROZEN;
  }

  /** Whether a disk is copied or replaced: one at a time. */
  boolean changesDisks() {
    return switch (this) {
      case BRANCH_COPIED, BRANCH_RESTORED, BRANCH_CLONED, CENTRAL_COPIED, CENTRAL_RESTORED -> true;
      default -> false;
    };
  }

  /** How often it is in a deck of troubles. */
  int cards() {
    return cards;
  }

  /** Milliseconds that it lasts at least. */
  int shortest() {
    return shortest;
  }

  /** Milliseconds that it lasts less than. */
  int longest() {
    return longest;
  }

  /** What a cable suffers. */
  Fault fault() {
    return switch (this) {
      case CUT -> Fault.cut();
      case UNREACHABLE -> Fault.unreachable();
      case BLACK_HOLE -> Fault.blackHole();
      case REPLIES_LOST -> Fault.repliesLost();
      case REQUESTS_LOST -> Fault.requestsLost();
      case HELD -> Fault.held();
      case DOUBLED -> Fault.doubled();
      case SLOW -> Fault.slow(Duration.ofMillis(600), Duration.ofSeconds(2));
      case NARROW -> Fault.narrow(4_000);
      case SLICING -> Fault.slicing(3, Duration.ofMillis(30));
      case RESET_IN_A_REQUEST -> Fault.requestsReset(500);
      case RESET_IN_A_REPLY -> Fault.repliesReset(100);
      case TRUNCATED -> Fault.truncated(120);
      case HALF_CLOSED -> Fault.halfClosed(0);
      default -> throw new IllegalStateException(this + " is no matter of a cable");
    };
  }
}
