package com.ecomarket.bench.central;

import com.ecomarket.bench.shops.Backlog;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Shops that nobody has heard of yet, with backlogs. */
final class Shops {
  /** At once: enough that central always has a request to read while it writes another. */
  private static final int AT_ONCE = 4;

  private static final int MANY = 1000;

  private final String prefix;
  private final Books books;
  private int rounds;

  /**
   * @param prefix of their ids
   * @param books of the central that they know the catalogue of
   */
  Shops(String prefix, Books books) {
    this.prefix = prefix;
    this.books = books;
  }

  /**
   * @param ids that begin so
   */
  record Group(String ids, List<Backlog> backlogs) {}

  /** That sell a thousand products each. */
  Group spread(URI central, int lines) throws SQLException {
    return group(central, MANY, lines / AT_ONCE - MANY - 1);
  }

  /** That all sell one and the same product. */
  Group hot(URI central, int lines) throws SQLException {
    return group(central, 1, lines / AT_ONCE - 2);
  }

  /** One that sells one product. */
  Backlog one(URI central, int lines) throws SQLException {
    return new Backlog(central.getAuthority(), prefix, books.catalogue(), 1, lines, 0);
  }

  private Group group(URI central, int products, int sales) throws SQLException {
    CatalogMark catalog = books.catalogue();
    String ids = prefix + ++rounds + "-";
    List<Backlog> backlogs = new ArrayList<>();
    for (int shop = 0; shop < AT_ONCE; shop++) {
      backlogs.add(new Backlog(central.getAuthority(), ids + shop, catalog, products, sales, shop));
    }
    return new Group(ids, backlogs);
  }
}
