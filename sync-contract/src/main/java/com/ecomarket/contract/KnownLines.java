package com.ecomarket.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@link Query}: which of these lines has central? A branch asks before it writes lines
 * again on top of another head, so that nothing is written twice and nothing is left out.
 *
 * @param requestId the query's
 * @param head central's head of the branch when it answered, null if none
 * @param posted seqs that central holds in this very stream with this very hash
 * @param moved seqs that central holds as the {@code origin} of a line in another stream
 */
public record KnownLines(
    String requestId, @Nullable LineRef head, List<Long> posted, List<Long> moved) {

  /**
   * The question: hashes of consecutive lines of one stream.
   *
   * @param requestId repeated in the answer
   * @param streamId a stream of the branch's journal
   * @param firstSeq seq of the first hash, from 0
   * @param hashes of consecutive lines, 1 to {@link #MAX_HASHES}
   */
  public record Query(String requestId, String streamId, long firstSeq, List<Hash> hashes) {

    /** Hashes in one query at most. */
    public static final int MAX_HASHES = 1000;
  }
}
