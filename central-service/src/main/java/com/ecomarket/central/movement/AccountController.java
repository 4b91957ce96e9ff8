package com.ecomarket.central.movement;

import com.ecomarket.central.ledger.Account;
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
 * {@code GET /movements}: explains a number of {@code GET /inventory/{id}}, line by line. The total
 * of the last page, the one without {@code next_after}, is that number.
 */
@RestController
class AccountController {
  private final AccountMovements movements;

  AccountController(AccountMovements movements) {
    this.movements = movements;
  }

  @Operation(
      summary = "Explain the units of one product in one account, line by line",
      description = "The `total` of the last page is the number in `GET /inventory/{id}`.")
  @Refuses({"404 unknown-product", "503 central-busy"})
  @GetMapping(path = "/movements", produces = MediaType.APPLICATION_JSON_VALUE)
  Explanation movements(
      @RequestParam("product_id") @Positive long productId,
      @RequestParam @Pattern(regexp = Account.PATTERN) String account,
      @RequestParam(defaultValue = "") @Pattern(regexp = AccountCursor.PATTERN) String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    if (!movements.knowsProduct(productId)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
    }
    AccountMovements.Lines page =
        movements.after(productId, Account.parse(account), AccountCursor.parse(after), limit);
    List<AccountLine> lines = page.entries();
    boolean last = lines.size() < limit;
    return new Explanation(
        productId,
        account,
        page.before(),
        lines,
        lines.isEmpty() ? page.before() : lines.get(lines.size() - 1).total(),
        last ? null : lines.get(limit - 1).cursor().toString());
  }

  /**
   * One page.
   *
   * @param before units of the account before these lines
   * @param total units of the account after them
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Explanation(
      long productId,
      String account,
      long before,
      List<AccountLine> lines,
      long total,
      @Nullable String nextAfter) {}
}
