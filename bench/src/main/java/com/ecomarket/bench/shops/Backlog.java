package com.ecomarket.bench.shops;

import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All that one shop has to tell central, cut into requests and encoded before the clock runs. */
public final class Backlog {
  private final List<byte[]> requests = new ArrayList<>();
  private long lines;

  /**
   * A stream from its first line on, in full batches.
   *
   * @param authority host and port of central
   * @param catalog what the shop has of central's catalogue
   * @param products on the shelf, sold alike
   * @param sales one line each
   */
  public Backlog(
      String authority, String branchId, CatalogMark catalog, int products, int sales, long seed) {
    Shop shop = new Shop(branchId, products, new SplittableRandom(seed));
    shop.knows(catalog);
    for (int sale = 0; sale < sales; sale++) {
      shop.sell();
    }
    lines = shop.pending();
    while (shop.pending() > 0) {
      SyncRequest request = shop.request(false);
      requests.add(request.http(authority, branchId));
      shop.trust(request);
    }
  }

  /** The bytes of each request, to be sent one after the other. */
  public List<byte[]> requests() {
    return List.copyOf(requests);
  }

  /** Lines in all of them, with those that open the stream and the shelf. */
  public long lines() {
    return lines;
  }
}
