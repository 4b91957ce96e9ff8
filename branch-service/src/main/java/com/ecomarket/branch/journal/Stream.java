package com.ecomarket.branch.journal;

import com.ecomarket.contract.LineRef;
import org.jspecify.annotations.Nullable;

/**
 * One stream of the journal, as it is stored.
 *
 * @param ordinal its place among the streams of this journal, from 1
 * @param streamId its name
 * @param firstPosition position of its line 0 in the journal; line {@code seq} stands at {@code
 *     firstPosition + seq}
 * @param base what it stands on, null for a first stream
 * @param lastSeq its last line
 * @param ackedSeq the last line that central is known to have posted, -1 if none
 */
public record Stream(
    int ordinal,
    String streamId,
    long firstPosition,
    @Nullable LineRef base,
    long lastSeq,
    long ackedSeq) {}
