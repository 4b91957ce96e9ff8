package com.ecomarket.branch.count;

import com.ecomarket.branch.stock.EachProductOnce;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted.
 *
 * @param asOfSeq {@code last_seq} of {@code GET /status} when the counting began; null: now
 * @param streamId {@code stream_id} of that answer, so that a seq of a sealed stream is not taken
 *     for one of the open stream; null: the open one
 * @param shipmentsOpenConfirmed whether somebody made sure that nothing was counted that is still
 *     booked as on the way here; null: no
 * @param lines 1 to 1000, each with another product
 */
@JsonNaming(SnakeCaseStrategy.class)
record CountRequest(
    @Nullable @PositiveOrZero Long asOfSeq,
    @Nullable @Size(max = 64) String streamId,
    @Nullable Boolean shipmentsOpenConfirmed,
    @NotNull @Size(min = 1, max = 1000) @EachProductOnce List<@NotNull @Valid CountedItem> lines) {

  /**
   * One line.
   *
   * @param productId positive
   * @param counted units that are there, 0 to 1000000
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record CountedItem(
      @NotNull @Positive Long productId, @NotNull @PositiveOrZero @Max(1_000_000) Integer counted)
      implements OfProduct {}
}
