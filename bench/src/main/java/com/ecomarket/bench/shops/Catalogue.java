package com.ecomarket.bench.shops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue of every measurement: ten thousand products, of which the first is sold. */
public final class Catalogue {
  private static final int PRODUCTS = 10_000;

  private Catalogue() {}

  /** Writes it. */
  public static Path write(Path file) throws IOException {
    return write(file, PRODUCTS);
  }

  /** Writes a shorter one. */
  public static Path write(Path file, int products) throws IOException {
    return Files.writeString(
        file,
        IntStream.rangeClosed(1, products)
            .mapToObj(product -> product + ",Producto " + product + ",2.50,1000000000\n")
            .collect(Collectors.joining("", "product_id,name,price,stock\n", "")));
  }
}
