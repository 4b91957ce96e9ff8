package com.ecomarket.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Line 0 of every stream.
 *
 * @param branchId whose stream it is
 * @param streamId its name, unique for ever
 * @param base the head on top of which it stands, null for the first stream of a branch. Central
 *     accepts the stream only if this equals the head it holds (compare and swap)
 * @param highWater how far the branch's earlier journal is known to have come when less than that
 *     was found on the disk, null in all other cases: what lies between central's head and it is
 *     lost
 * @param at when it was opened
 */
public record StreamLine(
    String branchId,
    String streamId,
    @Nullable LineRef base,
    @Nullable LineRef highWater,
    Instant at)
    implements Line {

  @Override
  public long seq() {
    return 0;
  }

  @Override
  public byte[] bytes() {
    return LineText.write(this);
  }
}
