package com.ecomarket.simulation;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CatalogPage.CatalogItem;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What central has listed. */
final class CentralCatalog {
  private final String epoch;
  private final Map<Long, Product> products = new TreeMap<>();
  private long version;

  CentralCatalog(String epoch) {
    this.epoch = epoch;
  }

  /** The same catalogue, under the name that a restored central gives it. */
  CentralCatalog copy(String newEpoch) {
    CentralCatalog copy = new CentralCatalog(newEpoch);
    copy.products.putAll(products);
    copy.version = version;
    return copy;
  }

  void price(long productId, long cents) {
    version++;
    products.put(
        productId,
        new Product(productId, "Producto " + productId, cents, 0, null, true, false, version));
  }

  Map<Long, Product> products() {
    return products;
  }

  CatalogMark mark() {
    return new CatalogMark(epoch, version);
  }

  /** What a shop with this mark does not know, null if it knows all. */
  @Nullable CatalogPage since(CatalogMark mark) {
    boolean same = epoch.equals(mark.epoch());
    if (same && mark.version() >= version) {
      return null;
    }
    List<CatalogItem> changed =
        products.values().stream()
            .filter(product -> !same || product.version() > mark.version())
            .sorted(Comparator.comparingLong(Product::version))
            .map(
                product ->
                    new CatalogItem(
                        product.productId(),
                        product.name(),
                        Cents.decimal(product.priceCents()),
                        null,
                        product.retired()))
            .toList();
    return new CatalogPage(epoch, version, changed, false);
  }
}
