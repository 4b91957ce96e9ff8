package com.ecomarket.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products that changed since the catalogue that a branch reported, oldest change first. State, not
 * commands: received twice it changes nothing.
 *
 * @param epoch whose versions these are; changes when central forgot what it had said, and then all
 *     products are sent again
 * @param version what the branch has once it has taken this page
 * @param products each as it is now
 * @param more whether the next page should be asked for at once
 */
public record CatalogPage(String epoch, long version, List<CatalogItem> products, boolean more) {

  /** Products in one page at most. */
  public static final int MAX_PRODUCTS = 2000;

  public CatalogPage {
    products = List.copyOf(products);
  }

  /**
   * A product as it is now.
   *
   * @param productId positive
   * @param name as the receipt prints it
   * @param price of one unit, until {@code next} begins
   * @param next the price that follows, null if none is planned
   * @param retired whether it may not be sold any more
   */
  public record CatalogItem(
      long productId,
      String name,
      BigDecimal price,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NextPrice next,
      boolean retired) {}

  /**
   * A price that begins later, by the clock of whoever sells.
   *
   * @param price of one unit
   * @param effectiveFrom its first moment
   */
  public record NextPrice(BigDecimal price, Instant effectiveFrom) {}
}
