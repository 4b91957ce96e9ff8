package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.edge.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;

/** One accident to a text that consists of lines: JSON lines, or comma-separated values. */
final class LineChanges {
  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "5.7",
          "1e2",
          "05",
          "+5",
          "NaN",
          "null",
          "true",
          "yes",
          "=1+1",
          "@x",
          "-x",
          "\"",
          "\"\"",
          "\"a",
          "a\"b",
          "\"a\nb\"",
          "\"a,b\"",
          "x,y",
          "\0",
          "a\tb",
          "99999999999999999999",
          "9223372036854775807",
          "9223372036854775808",
          "9999999.99",
          "10000000",
          "0.001",
          "2.5",
          "2.505",
          "1,5",
          "\uFEFF",
          "😀",
          "\u202Ex",
          "٣",
          "product_id",
          "2026-01-02T03:04:05Z",
          "2999-01-01T00:00:00Z",
          "31.01.2026",
          "+999999999-12-31T23:59:59Z",
          "x".repeat(201),
          "x".repeat(70_000));

  private static final List<String> LINES =
      List.of("", " ", "{}", "null", "[]", "\0", "x", ",", ",,,", "\"", "\r", "{", "\uFEFF");

  private LineChanges() {}

  static byte[] ofJson(byte[] body, RandomGenerator random) {
    return changed(body, random, (line, ignored) -> text(JsonChanges.of(bytes(line), random)));
  }

  static byte[] ofCsv(byte[] body, RandomGenerator random) {
    return changed(body, random, (line, other) -> cells(line, other, random));
  }

  /** One character for each byte, so that what is not UTF-8 comes through. */
  private static byte[] changed(byte[] body, RandomGenerator random, BinaryOperator<String> one) {
    List<String> lines = new ArrayList<>(Arrays.asList(text(body).split("\n", -1)));
    int at = random.nextInt(lines.size());
    int to = random.nextInt(lines.size());
    switch (random.nextInt(20)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(to, lines.get(at));
      case 2 -> Collections.swap(lines, at, to);
      case 3 -> lines.add(at, utf8(LINES.get(random.nextInt(LINES.size()))));
      case 4 -> lines.set(at, lines.get(at) + "\r");
      case 5 -> lines.addAll(Collections.nCopies(600, lines.get(at)));
      case 6, 7, 8 -> lines.set(at, text(Mutation.of(bytes(lines.get(at)), random)));
      default -> lines.set(at, one.apply(lines.get(at), lines.get(to)));
    }
    return bytes(String.join("\n", lines));
  }

  private static String cells(String line, String other, RandomGenerator random) {
    List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", -1)));
    String[] others = other.split(",", -1);
    int at = random.nextInt(cells.size());
    switch (random.nextInt(6)) {
      case 0 -> cells.remove(at);
      case 1 -> cells.add(cells.get(at));
      case 2 -> cells.set(at, others[random.nextInt(others.length)]);
      default -> cells.set(at, utf8(CELLS.get(random.nextInt(CELLS.size()))));
    }
    return String.join(",", cells);
  }

  private static String utf8(String words) {
    return text(words.getBytes(UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
