package com.ecomarket.central.inventory;

import com.ecomarket.contract.Cents;
import com.ecomarket.edge.AcceptedCodings;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Global stock: what is on all shelves, in the warehouse and on the way, by the posted lines. */
@RestController
class InventoryController {
  private static final String NEXT = "Inventory-Next-After";

  private final Inventory inventory;
  private final GlobalStock stock;

  InventoryController(Inventory inventory, GlobalStock stock) {
    this.inventory = inventory;
    this.stock = stock;
  }

  /**
   * Products by id. {@code Inventory-As-Of} is when they were read, less than a second ago; {@code
   * Inventory-Silent-Branches} names the branches whose latest sales may be missing in it.
   *
   * @param after leaves out products up to this id
   * @param limit products at most; all if it is not given
   */
  @Operation(
      summary = "Show the global stock, by product id",
      description =
          "All shelves, the warehouse and what is on its way, by the posted lines. The headers say"
              + " when it was read, and of which branches the latest sales may be missing. Above"
              + " 1,000 products it is read once a second at most. Asked for in pages,"
              + " Inventory-Next-After is the last id of a page that is not the last.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Products by id",
              content =
                  @Content(
                      schema =
                          @Schema(
                              type = "object",
                              additionalPropertiesSchema = InventoryPage.Item.class))))
  @Refuses("503 central-busy")
  @GetMapping(path = "/inventory", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> inventory(
      @RequestParam(defaultValue = "0") @PositiveOrZero long after,
      @RequestParam(required = false) @Min(1) @Max(1000) @Nullable Integer limit,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String coding) {
    InventoryPage page = inventory.page();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .header("Inventory-As-Of", page.asOf().toString())
            .header("Inventory-Silent-Branches", String.join(", ", page.silent()));
    return limit == null && after == 0
        ? whole(answer, page.encoded(), coding)
        : part(answer, page.items().tailMap(after, false), limit);
  }

  private static ResponseEntity<Object> whole(
      ResponseEntity.BodyBuilder answer, InventoryPage.Encoded encoded, String coding) {
    byte[] gzip = AcceptedCodings.gzip(coding) ? encoded.gzip() : null;
    if (gzip != null) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer
        .eTag(encoded.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .body(gzip == null ? encoded.json() : gzip);
  }

  private static ResponseEntity<Object> part(
      ResponseEntity.BodyBuilder answer,
      NavigableMap<Long, InventoryPage.Item> rest,
      @Nullable Integer limit) {
    Map<Long, InventoryPage.Item> part = new LinkedHashMap<>();
    long last = 0;
    for (Map.Entry<Long, InventoryPage.Item> item : rest.entrySet()) {
      if (limit != null && part.size() == limit) {
        answer.header(NEXT, Long.toString(last));
        break;
      }
      last = item.getKey();
      part.put(last, item.getValue());
    }
    return answer.body(part);
  }

  /** One product, account by account; they sum to zero. */
  @Operation(summary = "Show one product account by account; the accounts sum to zero")
  @Refuses({"404 unknown-product", "503 central-busy"})
  @GetMapping(path = "/inventory/{productId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Detail product(@PathVariable long productId) {
    GlobalStock.Row row =
        stock
            .one(productId)
            .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId));
    return new Detail(
        row.productId(),
        row.name(),
        Cents.decimal(row.priceCents()),
        row.units(),
        row.unlisted(),
        stock.accounts(productId));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Detail(
      long productId,
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unlisted,
      List<GlobalStock.Units> accounts) {}
}
