package com.ecomarket.contract;

import java.time.Instant;

/**
 * One line of a stream. The journal line is the wire line is the ledger line: {@link #bytes} is
 * called once, where the line is born; from then on its bytes are stored, sent and hashed as they
 * are, and {@link #parse} only ever reads them.
 */
public sealed interface Line permits StreamLine, Movement {

  /** The place in the stream, from 0. Line 0, and only it, is a {@link StreamLine}. */
  long seq();

  /** When the branch wrote it, by the branch's own clock. Information only: order is seq. */
  Instant at();

  /** The line as one JSON text in UTF-8, without a line end. */
  byte[] bytes();

  /**
   * Reads a line. Members that this version does not know are ignored, so that version N + 1 may
   * add some.
   *
   * @throws UnreadableLine if it is not JSON, lacks something, or is of a kind or range that this
   *     version does not know
   */
  static Line parse(byte[] line) throws UnreadableLine {
    return LineText.parse(line);
  }
}
