package com.ecomarket.acceptance.goods;

import com.ecomarket.contract.Movement;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Baskets as a point of sale exports them.
 *
 * @param products every item name of the file, numbered from 1 by first appearance; the stock of
 *     each is how often it stands in the file
 * @param baskets product ids, one list a basket, in the order of the file
 */
public record Baskets(List<Product> products, List<List<Long>> baskets) {
  private static final int LONGEST_NAME = 200;

  /**
   * Reads UTF-8 text: one basket a line, its items separated by commas. Blanks around an item,
   * empty items and empty lines mean nothing.
   *
   * @throws IllegalArgumentException with one sentence for people if there is nothing to sell in it
   */
  public static Baskets read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not text in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
    Baskets baskets = of(lines);
    if (baskets.baskets().isEmpty()) {
      throw new IllegalArgumentException(file + " holds no basket: one a line, items with commas");
    }
    return baskets;
  }

  static Baskets of(List<String> lines) {
    Map<String, Long> ids = new LinkedHashMap<>();
    Map<Long, Long> counts = new TreeMap<>();
    List<List<Long>> baskets = new ArrayList<>();
    for (String line : lines) {
      List<Long> basket = new ArrayList<>();
      for (String name : names(line)) {
        Long id = ids.computeIfAbsent(name, fresh -> ids.size() + 1L);
        counts.merge(id, 1L, Long::sum);
        basket.add(id);
      }
      if (!basket.isEmpty()) {
        baskets.add(basket);
      }
    }
    List<Product> products = new ArrayList<>();
    ids.forEach((name, id) -> products.add(product(id, name, counts.getOrDefault(id, 0L))));
    return new Baskets(products, baskets);
  }

  /** All items. */
  public int items() {
    return baskets.stream().mapToInt(List::size).sum();
  }

  /** How often each product stands in these baskets. */
  public static Map<Long, Long> count(List<List<Long>> baskets) {
    Map<Long, Long> counts = new TreeMap<>();
    baskets.forEach(basket -> basket.forEach(id -> counts.merge(id, 1L, Long::sum)));
    return counts;
  }

  private static List<String> names(String line) {
    return Stream.of(line.split(",", -1))
        .map(name -> name.replace("\uFEFF", "").strip())
        .filter(name -> !name.isEmpty())
        .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .toList();
  }

  /** The file knows no prices: any fixed rule will do, here 0.50 to 9.99 by number. */
  private static Product product(long id, String name, long count) {
    return new Product(id, name, 50 + (id * 37) % 950, Math.min(count, Movement.MAX_QUANTITY));
  }
}
