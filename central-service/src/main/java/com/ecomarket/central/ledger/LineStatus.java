package com.ecomarket.central.ledger;

/** What a line of the ledger counts for. */
public enum LineStatus {
  /** It moved units. */
  POSTED,
  /** It opened its stream. */
  STREAM,
  /** Central could not interpret it; it moved nothing and waits for a person. */
  QUARANTINED,
  /** It was written again after it had been posted in another stream; it moved nothing. */
  REPEATED
}
