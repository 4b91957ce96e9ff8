package com.ecomarket.central.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of one book's lines.
 *
 * @param streams how far, by stream
 * @param sums units by account and product
 */
record Counted(Map<String, Stream> streams, Map<Cell, Long> sums) {

  /**
   * A stream that was counted.
   *
   * @param lastSeq the highest seq among its lines, -1 if it has none
   * @param lines how many there are; {@code lastSeq + 1} unless one is missing
   * @param posted how many of them count
   */
  record Stream(long lastSeq, long lines, long posted) {
    static final Stream NONE = new Stream(-1, 0, 0);

    Stream with(Stream later) {
      return new Stream(
          Math.max(lastSeq, later.lastSeq), lines + later.lines, posted + later.posted);
    }
  }

  /**
   * One product in one account.
   *
   * @param account {@code type@place}
   */
  record Cell(String account, long productId) {}

  long posted() {
    return streams.values().stream().mapToLong(Stream::posted).sum();
  }

  /** Both together. */
  Counted with(Counted later) {
    Map<String, Stream> allStreams = new TreeMap<>(streams);
    later.streams.forEach((id, stream) -> allStreams.merge(id, stream, Stream::with));
    Map<Cell, Long> allSums = new HashMap<>(sums);
    later.sums.forEach((cell, units) -> allSums.merge(cell, units, Long::sum));
    return new Counted(allStreams, allSums);
  }
}
