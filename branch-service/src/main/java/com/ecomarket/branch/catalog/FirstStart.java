package com.ecomarket.branch.catalog;

import com.ecomarket.contract.CatalogFile;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a shop sells when it has never heard from central. Read at the very first start and never
 * again: from then on the journal knows.
 *
 * @param catalogFile CSV {@code product_id,name,price,stock}; none: the one that is shipped
 * @param openingStock units already on the shelf, {@code product_id:quantity,…}
 */
@ConfigurationProperties("ecomarket")
public record FirstStart(
    @Nullable Path catalogFile, @DefaultValue("1:50,2:20,3:10") String openingStock) {

  /**
   * The catalogue of the file.
   *
   * @throws CannotStart if it cannot be read
   */
  public Catalog catalog() {
    try {
      List<Product> products =
          CatalogFile.read(catalogFile).stream()
              .map(row -> new Product(row.productId(), row.name(), row.priceCents()))
              .toList();
      return new Catalog(Catalog.LOCAL_EPOCH, 1, products);
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotStart(
          "ecomarket.catalog-file %s cannot be used: %s".formatted(catalogFile, e.getMessage()));
    }
  }

  /**
   * Units by product id.
   *
   * @throws CannotStart if the setting is malformed or names a product that is not in the catalogue
   */
  public Map<Long, Long> openingUnits(Catalog catalog) {
    Map<Long, Long> units = new TreeMap<>();
    for (String entry : openingStock.split(",")) {
      if (entry.isBlank()) {
        continue;
      }
      if (!entry.trim().matches("[0-9]{1,18}:[0-9]{1,10}")) {
        throw refused(entry, "must look like product_id:quantity");
      }
      String[] parts = entry.trim().split(":");
      long product = Long.parseLong(parts[0]);
      long quantity = Long.parseLong(parts[1]);
      if (catalog.find(product) == null) {
        throw refused(entry, "names a product that is not in the catalogue");
      }
      if (quantity > Movement.MAX_QUANTITY || units.put(product, quantity) != null) {
        throw refused(entry, "is too large or stands twice");
      }
    }
    units.values().removeIf(quantity -> quantity == 0);
    return units;
  }

  private static CannotStart refused(String entry, String what) {
    return new CannotStart(
        "ecomarket.opening-stock is product_id:quantity,… and \"" + entry.trim() + "\" " + what);
  }
}
