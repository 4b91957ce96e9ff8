package com.ecomarket.central.pricelist;

import com.ecomarket.central.catalog.Moment;
import com.ecomarket.central.catalog.ProductName;
import com.ecomarket.central.catalog.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Which columns a price list has and where; reads a row by them. */
final class Columns {
  static final String PRODUCT_ID = "product_id";
  static final String NAME = "name";
  static final String PRICE = "price";
  static final String EFFECTIVE_FROM = "effective_from";
  static final String RETIRED = "retired";

  private static final List<String> REQUIRED = List.of(PRODUCT_ID, NAME, PRICE);
  private static final List<String> KNOWN =
      List.of(PRODUCT_ID, NAME, PRICE, EFFECTIVE_FROM, RETIRED);
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
  private static final Pattern MONEY = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,2})?");

  private final Map<String, Integer> places;

  private Columns(Map<String, Integer> places) {
    this.places = places;
  }

  /** Reads the header; what is wrong with it goes to {@code errors}. */
  static Columns of(CSVRecord header, List<RowError> errors) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int place = 0; place < header.size(); place++) {
      String name = header.get(place).strip();
      if (!KNOWN.contains(name)) {
        errors.add(RowError.of(1, null, "unknown-column", place + 1L));
      } else if (places.putIfAbsent(name, place) != null) {
        errors.add(RowError.of(1, name, "column-twice"));
      }
    }
    for (String name : REQUIRED) {
      if (!places.containsKey(name)) {
        errors.add(RowError.of(1, name, "column-missing"));
      }
    }
    return new Columns(places);
  }

  int count() {
    return places.size();
  }

  /** Reads a row with as many cells as the header; null if something goes to {@code errors}. */
  @Nullable Wanted read(CSVRecord record, long row, List<RowError> errors) {
    String id = cell(record, PRODUCT_ID);
    String name = cell(record, NAME);
    String price = cell(record, PRICE);
    String from = cell(record, EFFECTIVE_FROM);
    String retired = cell(record, RETIRED);
    Instant moment = Moment.parse(from).orElse(null);
    check(productId(id) > 0, row, PRODUCT_ID, "product-id", errors);
    check(ProductName.isPrintable(name), row, NAME, "name", errors);
    check(!ProductName.isFormula(name), row, NAME, "formula", errors);
    check(MONEY.matcher(price).matches(), row, PRICE, "price", errors);
    check(from.isEmpty() || moment != null, row, EFFECTIVE_FROM, "moment", errors);
    check(retired.matches("|true|false"), row, RETIRED, "retired", errors);
    if (!errors.isEmpty()) {
      return null;
    }
    return new Wanted(
        productId(id),
        name,
        cents(price),
        places.containsKey(RETIRED) ? Boolean.valueOf(retired) : null,
        moment,
        !places.containsKey(EFFECTIVE_FROM));
  }

  /** 0 if it is none. */
  private static long productId(String text) {
    try {
      return ID.matcher(text).matches() ? Long.parseLong(text) : 0;
    } catch (NumberFormatException beyond) {
      return 0;
    }
  }

  private static long cents(String price) {
    int point = price.indexOf('.');
    String whole = point < 0 ? price : price.substring(0, point);
    String places = point < 0 ? "" : price.substring(point + 1);
    return Long.parseLong(whole + (places + "00").substring(0, 2));
  }

  private static void check(
      boolean fine, long row, String column, String code, List<RowError> errors) {
    if (!fine) {
      errors.add(RowError.of(row, column, code));
    }
  }

  private String cell(CSVRecord record, String column) {
    Integer place = places.get(column);
    return place == null ? "" : record.get(place).strip();
  }

  /** A place for what is wrong with one row. */
  static List<RowError> none() {
    return new ArrayList<>();
  }
}
