package com.ecomarket.central.pricelist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a price list.
 *
 * @param row as a spreadsheet counts it; the header is row 1
 * @param column its name, null if it is about the whole row
 * @param code the text is {@code import.<code>}
 * @param arguments what the text names; nothing that the file itself says
 */
record RowError(long row, @Nullable String column, String code, List<Long> arguments) {

  static RowError of(long row, @Nullable String column, String code) {
    return new RowError(row, column, code, List.of());
  }

  static RowError of(long row, @Nullable String column, String code, long argument) {
    return new RowError(row, column, code, List.of(argument));
  }
}
