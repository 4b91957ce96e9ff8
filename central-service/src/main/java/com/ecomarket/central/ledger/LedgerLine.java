package com.ecomarket.central.ledger;

import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import org.jspecify.annotations.Nullable;

/**
 * A line as it enters the ledger.
 *
 * @param at its place and hash
 * @param bytes as received; never changed
 * @param reason why it is quarantined, null in all other cases
 * @param kind of movement, null if there is none to be read
 * @param posting what it moved, only if it is POSTED
 * @param movement what it says, only if it is POSTED
 * @param saleId the sale it belongs to, if any
 * @param origin where it was first written, if it was written again
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody: the hash stands for the bytes.
public record LedgerLine(
    LineRef at,
    byte[] bytes,
    LineStatus status,
    @Nullable String reason,
    @Nullable String kind,
    @Nullable Posting posting,
    @Nullable Movement movement,
    @Nullable String saleId,
    @Nullable LineRef origin) {

  /** Line 0. */
  public static LedgerLine stream(LineRef at, byte[] bytes) {
    return new LedgerLine(at, bytes, LineStatus.STREAM, null, null, null, null, null, null);
  }

  /** A movement that counts. */
  public static LedgerLine posted(
      LineRef at, byte[] bytes, Movement movement, String place, @Nullable String saleId) {
    return new LedgerLine(
        at,
        bytes,
        LineStatus.POSTED,
        null,
        movement.kind().name(),
        Posting.of(movement, place),
        movement,
        saleId,
        movement.origin());
  }

  /** A line that the ledger holds already, in another stream. */
  public static LedgerLine repeated(
      LineRef at,
      byte[] bytes,
      @Nullable Movement movement,
      @Nullable String saleId,
      @Nullable LineRef origin) {
    String kind = movement == null ? null : movement.kind().name();
    return new LedgerLine(at, bytes, LineStatus.REPEATED, null, kind, null, null, saleId, origin);
  }

  /** A line that nobody here understands. */
  public static LedgerLine quarantined(
      LineRef at, byte[] bytes, String reason, @Nullable LineRef origin) {
    return new LedgerLine(
        at, bytes, LineStatus.QUARANTINED, reason, null, null, null, null, origin);
  }
}
