package com.ecomarket.acceptance.cable;

import java.time.Duration;

/**
 * What happens to the bytes of one direction.
 *
 * @param latency before the first byte of a burst
 * @param jitter up to this much more, at random
 * @param piece bytes at once, 1 to 16,384
 * @param pause after each piece
 * @param fate of each byte
 * @param endsAfter bytes on one connection until it ends, counted from when this flow began
 * @param end how it ends then
 */
record Flow(
    Duration latency,
    Duration jitter,
    int piece,
    Duration pause,
    Fate fate,
    long endsAfter,
    End end) {

  /** What becomes of a byte. */
  enum Fate {
    /** It arrives. */
    CARRIED,
    /** It never arrives; its connection is of no use any more and breaks when this is over. */
    SWALLOWED,
    /** It arrives when this is over, also if whoever sent it has gone. */
    HELD
  }

  /** How a connection ends that carried all it may. */
  enum End {
    /** Both sides see the end of the stream. */
    CLOSED,
    /** Both sides are told that the connection is gone (RST). */
    RESET,
    /** The receiver sees the end of the stream; the other direction goes on. */
    HALF_CLOSED
  }

  static final int LARGEST_PIECE = 16_384;

  static final Flow CLEAR =
      new Flow(
          Duration.ZERO,
          Duration.ZERO,
          LARGEST_PIECE,
          Duration.ZERO,
          Fate.CARRIED,
          Long.MAX_VALUE,
          End.CLOSED);

  Flow late(Duration by, Duration upToMore) {
    return new Flow(by, upToMore, piece, pause, fate, endsAfter, end);
  }

  Flow inPieces(int bytes, Duration pauseAfterEach) {
    return new Flow(latency, jitter, bytes, pauseAfterEach, fate, endsAfter, end);
  }

  Flow meeting(Fate all) {
    return new Flow(latency, jitter, piece, pause, all, endsAfter, end);
  }

  Flow endingAfter(long bytes, End how) {
    return new Flow(latency, jitter, piece, pause, fate, bytes, how);
  }
}
