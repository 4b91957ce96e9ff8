package com.ecomarket.branch.movement;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /movements}: explains why the shelf says what it says, line by line. The total of the
 * last page, the one without {@code next_after}, is the stock on hand at that moment.
 */
@RestController
class MovementController {
  private final ShelfMovements movements;
  private final Stock stock;
  private final CurrentCatalog catalog;
  private final BranchIdentity branch;

  MovementController(
      ShelfMovements movements, Stock stock, CurrentCatalog catalog, BranchIdentity branch) {
    this.movements = movements;
    this.stock = stock;
    this.catalog = catalog;
    this.branch = branch;
  }

  /**
   * One page.
   *
   * @param account {@code stock@} and this shop
   * @param streamId the open stream, to which all seqs belong
   * @param before units on the shelf before these lines
   * @param lines oldest first; there may be none although more follow
   * @param total units on the shelf after them
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Explanation(
      long productId,
      String account,
      String streamId,
      long before,
      List<ShelfLine> lines,
      long total,
      @Nullable String nextAfter) {}

  @Operation(
      summary = "Explain what is on the shelf of one product, line by line",
      description =
          "The lines of the open stream; `before` on the first page is the stock on which it stands."
              + " The `total` of the last page is the stock on hand. A page looks at 200000 lines at"
              + " most, so it may be short, or empty, and still have a `next_after`.")
  @Refuses({"404 unknown-product", "409 no-such-moment"})
  @GetMapping(path = "/movements", produces = MediaType.APPLICATION_JSON_VALUE)
  Explanation movements(
      @RequestParam("product_id") @Positive long productId,
      @RequestParam(defaultValue = "") @Pattern(regexp = ShelfCursor.PATTERN) String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    if (catalog.now().find(productId) == null && !stock.wasHere(productId)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
    }
    Position now = stock.position();
    ShelfCursor from = after.isEmpty() ? null : ShelfCursor.parse(after);
    if (from != null && (from.ordinal() != now.streamOrdinal() || from.seq() > now.lastSeq())) {
      throw Problem.of(
              HttpStatus.CONFLICT, "no-such-moment", from.seq(), now.streamId(), 0, now.lastSeq())
          .with("stream_id", now.streamId())
          .with("from_seq", 0)
          .with("to_seq", now.lastSeq());
    }
    ShelfMovements.Page page = movements.page(productId, from, limit, now);
    return new Explanation(
        productId,
        "stock@" + branch.branchId(),
        now.streamId(),
        page.before(),
        page.lines(),
        page.total(),
        page.next() == null ? null : page.next().toString());
  }
}
