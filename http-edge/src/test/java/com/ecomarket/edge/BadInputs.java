package com.ecomarket.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of bad input for an endpoint that sells {@code {"product_id":1,"quantity":5}}, with at
 * most 10,000 units at once. Any service can send them to its own.
 */
public final class BadInputs {
  private BadInputs() {}

  /** All rows, for a {@code POST} to this path. */
  public static List<BadInput> forSale(String path) {
    SaleRequests requests = new SaleRequests(path);
    List<BadInput> rows = new ArrayList<>();
    BadValues.addTo(rows, requests);
    BadBodies.addTo(rows, requests);
    BadHeaders.addTo(rows, requests);
    BadTargets.addTo(rows, requests);
    return rows;
  }
}
