package com.ecomarket.contract;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name of a sale: a UUID of version 7 (RFC 9562), whose random part carries the place at which
 * the sale was first written. So the journal finds a sale by its name without an index.
 *
 * <p>48 bits of milliseconds, 34 random bits, 40 bits of seq: two sales of one stream differ in
 * their seq; two of different streams meet only if time, seq and chance agree.
 */
public final class SaleId {
  private static final int SEQ_BITS = 40;
  private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;
  private static final int HIGH_RANDOM_BITS = 12;
  private static final int LOW_RANDOM_BITS = 22;
  private static final long VERSION = 7L << HIGH_RANDOM_BITS;
  private static final long VARIANT = 2L << 62;

  private SaleId() {}

  /**
   * A new name, in the 36 characters of the standard form.
   *
   * @param at when it is sold
   * @param seq its place in the open stream, up to 2^40 - 1
   */
  public static String at(Instant at, long seq) {
    // An id must be unique, not secret: the fast source of randomness will do.
    long random = ThreadLocalRandom.current().nextLong();
    long high = (at.toEpochMilli() << 16) | VERSION | (random >>> (Long.SIZE - HIGH_RANDOM_BITS));
    long low = VARIANT | ((random & ((1L << LOW_RANDOM_BITS) - 1)) << SEQ_BITS) | (seq & SEQ_MASK);
    return new UUID(high, low).toString();
  }

  /** Whether the sale on this line begins with it. */
  public static boolean beginsOn(Movement line) {
    return line.sale() != null && seq(line.sale().saleId()) == line.firstSeq();
  }

  /**
   * The seq at which a sale of this name was first written.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static long seq(String saleId) {
    return UUID.fromString(saleId).getLeastSignificantBits() & SEQ_MASK;
  }
}
