package com.ecomarket.central.pricelist;

import com.ecomarket.central.catalog.Wanted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a price list row by row: CSV (RFC 4180) in UTF-8, with a header and without formulas. The
 * text is never held as a whole, only the rows that are right.
 */
final class PriceListReader {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final PriceList list = new PriceList();
  private final Map<Long, Long> rowOfProduct = new HashMap<>();
  private final Runnable progress;

  private PriceListReader(Runnable progress) {
    this.progress = progress;
  }

  /**
   * Reads all of it, as far as it can be read.
   *
   * @param progress is run after each row
   * @throws IOException if the bytes do not come
   */
  static PriceList read(InputStream bytes, Runnable progress) throws IOException {
    // A decoder of its own reports bytes that are not UTF-8; the usual one replaces them.
    BufferedReader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    PriceListReader reader = new PriceListReader(progress);
    try {
      skipMark(text);
      reader.read(CSVParser.parse(text, FORMAT));
    } catch (UncheckedIOException e) {
      reader.breakOff(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      reader.breakOff(e);
    }
    return reader.list;
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private void read(CSVParser csv) {
    Iterator<CSVRecord> records = csv.iterator();
    List<RowError> wrong = Columns.none();
    if (!records.hasNext()) {
      list.refuse(List.of(RowError.of(1, null, "empty")));
      return;
    }
    Columns columns = Columns.of(records.next(), wrong);
    if (!wrong.isEmpty()) {
      list.refuse(wrong);
      return;
    }
    while (records.hasNext()) {
      CSVRecord record = records.next();
      if (isEmptyLine(record)) {
        continue;
      }
      list.count();
      if (list.read() > PriceList.MAX_ROWS) {
        list.refuse(
            List.of(RowError.of(record.getRecordNumber(), null, "too-many", PriceList.MAX_ROWS)));
        return;
      }
      take(columns, record);
      progress.run();
    }
    if (list.read() == 0) {
      list.refuse(List.of(RowError.of(1, null, "empty")));
    }
  }

  private void take(Columns columns, CSVRecord record) {
    long row = record.getRecordNumber();
    if (record.size() != columns.count()) {
      list.refuse(List.of(RowError.of(row, null, "cells", columns.count())));
      return;
    }
    List<RowError> wrong = Columns.none();
    Wanted wanted = columns.read(record, row, wrong);
    if (wanted == null) {
      list.refuse(wrong);
      return;
    }
    Long before = rowOfProduct.putIfAbsent(wanted.productId(), row);
    if (before != null) {
      list.refuse(List.of(RowError.of(row, Columns.PRODUCT_ID, "product-twice", before)));
    } else {
      list.add(new PriceList.Row(row, wanted));
    }
  }

  private static boolean isEmptyLine(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  /** What follows cannot be told apart any more. */
  private void breakOff(IOException e) throws IOException {
    if (!(e instanceof CSVException) && !(e instanceof CharacterCodingException)) {
      throw e;
    }
    String code = e instanceof CSVException ? "quotes" : "encoding";
    list.refuse(List.of(RowError.of(list.read() + 2, null, code)));
  }
}
