package com.ecomarket.acceptance.goods;

import com.ecomarket.contract.Cents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the services are given at their first start. */
public final class Catalogue {
  private Catalogue() {}

  /** The three products of the shipped catalogue, with enough of each to sell for minutes. */
  public static List<Product> three(long stock) {
    return List.of(
        new Product(1, "Manzanas Orgánicas", 250, stock),
        new Product(2, "Pan Integral", 180, stock),
        new Product(3, "Leche Deslactosada", 320, stock));
  }

  /** Writes the file for {@code ecomarket.catalog-file}: CSV, names quoted. */
  public static Path write(List<Product> products, Path file) {
    StringBuilder csv = new StringBuilder("product_id,name,price,stock\n");
    for (Product product : products) {
      csv.append(product.id())
          .append(",\"")
          .append(product.name().replace("\"", "\"\""))
          .append("\",")
          .append(Cents.decimal(product.priceCents()))
          .append(',')
          .append(product.stock())
          .append('\n');
    }
    try {
      return Files.writeString(file, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of {@code ecomarket.opening-stock}: {@code 1:50,2:20}. */
  public static String opening(Map<Long, Long> units) {
    return units.entrySet().stream()
        .map(product -> product.getKey() + ":" + product.getValue())
        .collect(Collectors.joining(","));
  }
}
