package com.ecomarket.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue that both services read at their first start: CSV in UTF-8 with the header {@code
 * product_id,name,price,stock}. It stands in the contract because one file serves both.
 */
public final class CatalogFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();
  private static final List<String> HEADER = List.of("product_id", "name", "price", "stock");

  private CatalogFile() {}

  /**
   * One product of the file.
   *
   * @param productId positive
   * @param name not blank, at most 200 characters
   * @param priceCents price in cents
   * @param stock units in central's warehouse at the start, 0 or more
   */
  public record Row(long productId, String name, long priceCents, long stock) {}

  /**
   * Reads the file, or the shipped one if none is named.
   *
   * @throws IllegalArgumentException with the line and what is wrong with it
   * @throws IOException if the file cannot be read or is not UTF-8
   */
  public static List<Row> read(@Nullable Path file) throws IOException {
    try (InputStream bytes =
            file == null
                ? Objects.requireNonNull(CatalogFile.class.getResourceAsStream("/catalog.csv"))
                : Files.newInputStream(file);
        // A decoder of its own reports bytes that are not UTF-8; the usual one replaces them.
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
      return read(text);
    }
  }

  /**
   * Reads all rows.
   *
   * @throws IllegalArgumentException with the line and what is wrong with it
   * @throws IOException if the text cannot be read
   */
  public static List<Row> read(Reader text) throws IOException {
    List<Row> rows = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    try (CSVParser csv = CSVParser.parse(text, FORMAT)) {
      if (!csv.getHeaderNames().equals(HEADER)) {
        throw new IllegalArgumentException(
            "catalogue file: the header must be " + String.join(",", HEADER));
      }
      for (CSVRecord record : csv) {
        Row row = row(record);
        if (!seen.add(row.productId())) {
          throw bad(record, "product " + row.productId() + " stands twice");
        }
        rows.add(row);
      }
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("catalogue file: " + e.getMessage(), e);
    }
    return rows;
  }

  private static Row row(CSVRecord record) {
    if (!record.isConsistent()) {
      throw bad(record, "expected 4 columns, found " + record.size());
    }
    try {
      long id = Long.parseLong(record.get(0));
      String name = record.get(1);
      long price = Cents.of(new BigDecimal(record.get(2)));
      long stock = Long.parseLong(record.get(3));
      if (id < 1 || stock < 0 || stock > Movement.MAX_QUANTITY) {
        throw bad(record, "product_id must be positive and stock 0 to 1000000000");
      }
      if (name.isBlank() || name.length() > 200) {
        throw bad(record, "the name must have 1 to 200 characters");
      }
      return new Row(id, name, price, stock);
    } catch (NumberFormatException e) {
      throw bad(record, "product_id and stock are whole numbers, price is a decimal");
    }
  }

  private static IllegalArgumentException bad(CSVRecord record, String what) {
    return new IllegalArgumentException(
        "catalogue file, row " + record.getRecordNumber() + ": " + what);
  }
}
