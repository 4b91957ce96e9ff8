package com.ecomarket.contract;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
   * @param productId positive
   * @param name not blank, at most 200 characters
   * @param priceCents price in cents
   * @param stock units in central's warehouse at the start, 0 or more
   */
  public record Row(long productId, String name, long priceCents, long stock) {}

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
