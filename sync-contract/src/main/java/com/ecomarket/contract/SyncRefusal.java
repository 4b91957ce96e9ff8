package com.ecomarket.contract;

import org.jspecify.annotations.Nullable;

/**
 * The members of central's problem+json that a branch acts on (409).
 *
 * @param type {@link #SEQUENCE_GAP} or {@link #STREAM_BEHIND} matter to the branch
 * @param requestId the request's
 * @param head central's head of the branch, null if it has no line of it
 * @param expectedSeq on a gap: the seq to go back to
 * @param firstDifferingSeq on a stream that does not continue the head but has its id: the first
 *     line that central holds with another hash
 */
public record SyncRefusal(
    @Nullable String type,
    @Nullable String requestId,
    @Nullable LineRef head,
    @Nullable Long expectedSeq,
    @Nullable Long firstDifferingSeq) {

  /** The batch begins after the line that central expects. */
  public static final String SEQUENCE_GAP = "urn:ecomarket:problem:sequence-gap";

  /** The stream does not continue central's head; the branch must open a new one on it. */
  public static final String STREAM_BEHIND = "urn:ecomarket:problem:stream-behind";
}
