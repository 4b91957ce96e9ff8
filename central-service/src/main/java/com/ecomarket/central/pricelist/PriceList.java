package com.ecomarket.central.pricelist;

import com.ecomarket.central.catalog.Wanted;
import java.util.ArrayList;
import java.util.List;

/** A price list that was read: what it wants, and what is wrong with it. */
final class PriceList {
  /** Rows in one list at most. */
  static final int MAX_ROWS = 100_000;

  /** Errors that are told; all are counted. */
  static final int MAX_TOLD = 100;

  private final List<Row> rows = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private long read;
  private long bad;

  /**
   * One row that is right.
   *
   * @param number as a spreadsheet counts it
   */
  record Row(long number, Wanted wanted) {}

  /** One more row was read, whatever it was. */
  void count() {
    read++;
  }

  void add(Row row) {
    rows.add(row);
  }

  /** A row that is wrong, in one way or several. */
  void refuse(List<RowError> wrong) {
    bad++;
    wrong.stream().limit(MAX_TOLD - errors.size()).forEach(errors::add);
  }

  /** The rows that are right, in their order. */
  List<Row> rows() {
    return rows;
  }

  /** How many rows there were, without the header. */
  long read() {
    return read;
  }

  /** How many of them are wrong, the header included. */
  long bad() {
    return bad;
  }

  /** What is wrong with the first of them. */
  List<RowError> errors() {
    return errors;
  }
}
