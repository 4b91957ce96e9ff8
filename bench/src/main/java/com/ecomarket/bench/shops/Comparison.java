package com.ecomarket.bench.shops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what the shops sold against what central says of each shop and product. */
final class Comparison {
  private static final int NAMED = 20;

  private final Map<String, Long> central = new HashMap<>();
  private final List<String> differences = new ArrayList<>();

  /** Reads central's accounts of all products. */
  static Comparison read(Central central, int products) throws IOException, InterruptedException {
    Comparison comparison = new Comparison();
    for (int product = 1; product <= products; product++) {
      comparison.add(product, central.json("/inventory/" + product));
    }
    return comparison;
  }

  /**
   * Takes central's page of one product.
   *
   * @param page {@code GET /inventory/{id}}
   */
  void add(int product, JsonNode page) {
    for (JsonNode account : page.path("accounts")) {
      central.put(product + " " + account.path("account").asText(), account.path("units").asLong());
    }
  }

  /** Notes every account of these shops that central has otherwise. */
  void compare(List<Shop> shops) {
    for (Shop shop : shops) {
      Shelf shelf = shop.shelf();
      for (int product = 1; product <= shelf.products(); product++) {
        compare(product, "stock@" + shop.branchId(), shelf.stock(product));
        compare(product, "sold@" + shop.branchId(), shelf.sold(product));
      }
    }
  }

  /** Sentences; empty if everything is equal. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  private void compare(int product, String account, long units) {
    long there = central.getOrDefault(product + " " + account, 0L);
    if (there != units && differences.size() < NAMED) {
      differences.add(
          "product %d, %s: the shop says %d, central %d".formatted(product, account, units, there));
    }
  }
}
