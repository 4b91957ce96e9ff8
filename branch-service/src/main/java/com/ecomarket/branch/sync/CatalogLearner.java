package com.ecomarket.branch.sync;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CatalogPage.CatalogItem;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.SyncReply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes central's catalogue, a page at a time. A product that cannot be one (a negative price, no
 * name) is left as it was and logged; the rest of its page is taken, and the sync goes on.
 */
final class CatalogLearner implements Learner {
  private static final Logger log = LoggerFactory.getLogger(CatalogLearner.class);
  private static final int MAX_NAME = 200;

  /** What central takes in a report: another one, once stored, would end the sync for good. */
  private static final Pattern EPOCH =
      Pattern.compile("(?U)[^\\p{Cntrl}\\p{Cs}]{0,199}[^\\p{Cntrl}\\p{Cs}\\s]");

  private final CurrentCatalog catalog;
  private final Consumer<Command<Boolean>> writer;

  /**
   * @param writer hands a command to the writer and waits until it is durable
   */
  CatalogLearner(CurrentCatalog catalog, Consumer<Command<Boolean>> writer) {
    this.catalog = catalog;
    this.writer = writer;
  }

  @Override
  public boolean learn(SyncReply reply) {
    CatalogPage page = reply.catalog();
    if (page == null) {
      return false;
    }
    if (page.epoch() == null || !EPOCH.matcher(page.epoch()).matches() || page.version() < 0) {
      log.error("Version {} of central's catalogue has no epoch, or is none.", page.version());
      return false;
    }
    if (catalog.now().knows(page.epoch(), page.version())) {
      return false; // Nor is more asked for: central would say the same again.
    }
    List<Product> products = products(page);
    writer.accept(
        pen -> {
          pen.learn(page.epoch(), page.version(), products);
          return true;
        });
    return page.more();
  }

  private static List<Product> products(CatalogPage page) {
    List<Product> products = new ArrayList<>(page.products().size());
    for (CatalogItem item : page.products()) {
      try {
        products.add(product(item));
      } catch (IllegalArgumentException | ArithmeticException e) {
        log.error(
            "Product {} of version {} of central's catalogue is left as it was: {}.",
            item.productId(),
            page.version(),
            e.getMessage());
      }
    }
    return products;
  }

  private static Product product(CatalogItem item) {
    String name = item.name();
    if (item.productId() < 1) {
      throw new IllegalArgumentException("a product id is positive");
    }
    if (name == null || name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 200 characters");
    }
    return new Product(item.productId(), name, cents(item.price()), next(item), item.retired());
  }

  private static @Nullable NextPrice next(CatalogItem item) {
    CatalogPage.NextPrice next = item.next();
    if (next == null) {
      return null;
    }
    if (next.effectiveFrom() == null) {
      throw new IllegalArgumentException("a planned price has a first moment");
    }
    // As the journal keeps it; a moment that no journal can keep ends here.
    Instant from = Instant.ofEpochMilli(next.effectiveFrom().toEpochMilli());
    return new NextPrice(cents(next.price()), from);
  }

  /** Jackson leaves null what is missing, whatever the record promises. */
  private static long cents(@Nullable BigDecimal price) {
    if (price == null) {
      throw new IllegalArgumentException("a price is missing");
    }
    return Cents.of(price);
  }
}
