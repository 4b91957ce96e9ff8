package com.ecomarket.central.intake;

import com.ecomarket.central.catalog.PriceHistory;
import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.LineStatus;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a batch says about the catalogue that the branch sells from. Nothing of it refuses or
 * changes a sale; each product is noted once per batch.
 */
final class SoldProducts {
  private SoldProducts() {}

  /**
   * Products that nobody has listed.
   *
   * @param known those that central knows, some of which are unlisted
   * @param fresh those that it sees for the first time
   */
  static List<Discrepancy> unlisted(Collection<Product> known, List<Product> fresh) {
    return Stream.concat(known.stream(), fresh.stream())
        .filter(product -> !product.listed())
        .sorted(Comparator.comparingLong(Product::productId))
        .map(product -> Discrepancy.unlisted(product.productId(), product.name()))
        .toList();
  }

  /**
   * Sales of this batch that count, for another price than was valid at the line's moment by the
   * branch's clock. Only a price that began after that moment makes the book look further back.
   */
  static List<Discrepancy> priceDrifts(
      BranchBook book,
      Map<Long, Product> known,
      List<ReceivedLine> lines,
      List<LedgerLine> entries) {
    List<Movement> before = new ArrayList<>();
    Map<Long, Discrepancy> drifts = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (entries.get(i).status() == LineStatus.POSTED
          && lines.get(i).content() instanceof Movement sale
          && sale.sale() != null) {
        Product product = known.get(sale.productId());
        if (product != null && product.listed()) {
          OptionalLong valid = product.priceAt(sale.at());
          if (valid.isEmpty()) {
            before.add(sale);
          }
          compare(sale, valid, drifts);
        }
      }
    }
    if (!before.isEmpty()) {
      Set<Long> products = new HashSet<>();
      before.forEach(sale -> products.add(sale.productId()));
      Map<Long, List<Price>> prices = book.prices(products);
      for (Movement sale : before) {
        List<Price> history = prices.getOrDefault(sale.productId(), List.of());
        compare(sale, PriceHistory.at(history, sale.at()), drifts);
      }
    }
    return List.copyOf(drifts.values());
  }

  private static void compare(Movement sale, OptionalLong valid, Map<Long, Discrepancy> drifts) {
    SaleFacts facts = sale.sale();
    if (facts != null && valid.isPresent() && valid.getAsLong() != sale.unitPriceCents()) {
      drifts.putIfAbsent(
          sale.productId(),
          Discrepancy.priceDrift(
              sale.productId(),
              "Product %d: sold for %s with catalogue version %d; %s was valid."
                  .formatted(
                      sale.productId(),
                      Cents.decimal(sale.unitPriceCents()),
                      facts.catalogVersion(),
                      Cents.decimal(valid.getAsLong()))));
    }
  }
}
