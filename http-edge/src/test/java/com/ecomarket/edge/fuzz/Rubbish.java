package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What stands where a JSON value should. Some of it is one, some is not even text. */
final class Rubbish {
  private static final List<byte[]> VALUES = values();

  private Rubbish() {}

  static byte[] any(RandomGenerator random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static List<byte[]> values() {
    List<byte[]> values = new ArrayList<>();
    for (String text :
        List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"\":null}",
            "\"\"",
            "\" \"",
            "\"5\"",
            "5",
            "5.7",
            "5.0",
            "5e0",
            "1e2",
            "1E+2",
            "50e-1",
            "-1",
            "0",
            "-0",
            "0.0",
            "0.01",
            "2.505",
            "10000",
            "10001",
            "1000000",
            "1000001",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967297",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1e18",
            "1e999",
            "1e-999",
            "1e999999999",
            "1e-2147483649",
            "NaN",
            "Infinity",
            "-Infinity",
            "05",
            "007",
            "+5",
            "0x5",
            ".5",
            "5.",
            "1_000",
            "'5'",
            "5 5",
            "٥",
            "\"NaN\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\n\"",
            "\"\\u202etxet\"",
            "\"\u202E\"",
            "\"\uFEFF\"",
            "\"😀\"",
            "\"ñ\"",
            "\"\\x\"",
            "\"\t\"",
            "\"../../etc\"",
            "\"%00\"",
            "\"'; drop table line; --\"",
            "\"${jndi:ldap://x}\"",
            "\"{0}\"",
            "\"=1+1\"",
            "\"central\"",
            "\"CENTRAL\"",
            "\"a b\"",
            "\"C\"",
            "\"1-1-1-1-1\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"2026-01-02T03:04:05Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"0\"",
            "\"SALE\"",
            "\"STREAM\"",
            "undefined",
            "/**/1")) {
      values.add(text.getBytes(UTF_8));
    }
    values.add("9".repeat(1000).getBytes(UTF_8));
    values.add(("0." + "1".repeat(1000)).getBytes(UTF_8));
    values.add(('"' + "x".repeat(65) + '"').getBytes(UTF_8));
    values.add(('"' + "x".repeat(5_000) + '"').getBytes(UTF_8));
    values.add(('"' + "x".repeat(70_000) + '"').getBytes(UTF_8));
    values.add(("[".repeat(40) + "]".repeat(40)).getBytes(UTF_8));
    values.add(("{\"a\":".repeat(40) + "1" + "}".repeat(40)).getBytes(UTF_8));
    values.add("[".repeat(3_000).getBytes(UTF_8));
    for (int[] bytes :
        new int[][] {
          {0xFF}, {0x80}, {0xC0, 0x80}, {0xC1, 0xB0}, {0xE0, 0x80, 0xAF}, {0xED, 0xA0, 0x80},
          {0xF4, 0x90, 0x80, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xC3}, {0x00}, {0x1B}, {0x7F}
        }) {
      values.add(quoted(bytes));
    }
    return values;
  }

  private static byte[] quoted(int[] bytes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write('"');
    for (int b : bytes) {
      text.write(b);
    }
    text.write('"');
    return text.toByteArray();
  }
}
