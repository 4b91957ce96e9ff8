package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /products}: the catalogue that central owns and the branches learn. */
@RestController
class ProductController {
  private final Products products;
  private final Listing listing;

  ProductController(Products products, Listing listing) {
    this.products = products;
    this.listing = listing;
  }

  /** By id, a page at a time. */
  @Operation(summary = "List the products of the catalogue, and those that nobody has listed")
  @Refuses("503 central-busy")
  @GetMapping(path = "/products", produces = MediaType.APPLICATION_JSON_VALUE)
  ProductPage list(
      @RequestParam(defaultValue = "0") @PositiveOrZero long after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
      @RequestParam(defaultValue = "") @Pattern(regexp = "|true|false") String listed) {
    Optional<Boolean> kind =
        listed.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(listed));
    List<Product> found = products.page(after, limit, kind);
    return new ProductPage(
        found.stream().map(CatalogProduct::of).toList(),
        found.size() < limit ? null : found.get(limit - 1).productId());
  }

  /**
   * The ETag is the version, which a change must name; a planned price begins without a new one.
   */
  @Operation(
      summary = "Show one product",
      description = "The ETag is its version, 0 for a product that nobody has listed.")
  @Refuses({"404 unknown-product", "503 central-busy"})
  @GetMapping(path = "/products/{productId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CatalogProduct> show(@PathVariable @Positive long productId) {
    Product product =
        Optional.ofNullable(products.read(List.of(productId)).get(productId))
            .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId));
    return answer(HttpStatus.OK, product);
  }

  /** Lists, changes, prices or retires a product, all of it or nothing. */
  @Operation(
      summary = "List a product, or change it",
      description =
          "A product that is there is changed only with `If-Match`, its version. `effective_from`"
              + " in the future plans the price, one at most; without it the price begins now and"
              + " a plan is dropped. What is so already is 200 and no new version.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "Changed, or so already",
            content = @Content(schema = @Schema(implementation = CatalogProduct.class))),
        @ApiResponse(
            responseCode = "201",
            description = "Listed for the first time",
            content = @Content(schema = @Schema(implementation = CatalogProduct.class)))
      })
  @Refuses({
    "409 first-price-later",
    "412 version-mismatch",
    "428 precondition-required",
    "503 central-busy"
  })
  @PutMapping(
      path = "/products/{productId}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CatalogProduct> put(
      @PathVariable @Positive long productId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Pattern(regexp = Precondition.IF_MATCH, message = "{validation.format}")
          @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Pattern(regexp = "[ \\t]*\\*[ \\t]*", message = "{validation.format}")
          @Nullable String ifNoneMatch,
      @Valid @RequestBody ProductBody body) {
    Listing.Put put =
        listing.put(body.wanted(productId), new Precondition(ifMatch, ifNoneMatch != null));
    return answer(put.created() ? HttpStatus.CREATED : HttpStatus.OK, put.product());
  }

  private static ResponseEntity<CatalogProduct> answer(HttpStatus status, Product product) {
    return ResponseEntity.status(status)
        .eTag(Precondition.tag(product.version()))
        .body(CatalogProduct.of(product));
  }

  /**
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ProductPage(List<CatalogProduct> products, @Nullable Long nextAfter) {}

  /**
   * @param price of one unit, now
   * @param next the price that follows, null if none is planned
   * @param listed false for a product that a branch sold before anybody listed it
   * @param version of its last change
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record CatalogProduct(
      long productId,
      String name,
      BigDecimal price,
      @Nullable PlannedPrice next,
      boolean retired,
      boolean listed,
      long version) {

    static CatalogProduct of(Product product) {
      Product.Next next = product.next();
      return new CatalogProduct(
          product.productId(),
          product.name(),
          Cents.decimal(product.priceCents()),
          next == null
              ? null
              : new PlannedPrice(
                  Cents.decimal(next.priceCents()), Instant.ofEpochMilli(next.from())),
          product.retired(),
          product.listed(),
          product.version());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record PlannedPrice(BigDecimal price, Instant effectiveFrom) {}
}
