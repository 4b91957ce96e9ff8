package com.ecomarket.edge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer JSON pointer fragment into the body, such as {@code #/lines/0/product_id}
 * @param parameter name of a query, path or header parameter, where it is not the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InputError(@Nullable String pointer, @Nullable String parameter, String detail) {
  private static final Pattern WORD_BOUNDARY = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern INDEX = Pattern.compile("\\[(\\w*)]");

  static InputError parameter(String name, String detail) {
    return new InputError(null, snake(name), detail);
  }

  /** Something about {@code field}, a bean path such as {@code lines[0].productId}. */
  static InputError at(boolean body, String field, String detail) {
    return body ? new InputError(pointer(field), null, detail) : parameter(field, detail);
  }

  @JsonIgnore
  String place() {
    return pointer == null ? String.valueOf(parameter) : pointer;
  }

  private static String pointer(String field) {
    String path = INDEX.matcher(snake(field)).replaceAll("/$1").replace('.', '/');
    return path.isEmpty() ? "#" : "#/" + path;
  }

  private static String snake(String name) {
    return WORD_BOUNDARY.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
