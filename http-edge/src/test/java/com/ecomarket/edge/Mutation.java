package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bytes that something went over: one to three small accidents. */
public final class Mutation {
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "-",
          "+",
          ".",
          "e9",
          "0",
          "99",
          "null",
          "true",
          "\\u0000",
          "\\",
          "/**/",
          "NaN",
          "\uFEFF",
          "é",
          "😀",
          "\0",
          "\n",
          "\"quantity\":7",
          "\"product_id\"");

  private Mutation() {}

  /** A mutated copy; the same random numbers give the same copy. */
  public static byte[] of(byte[] body, RandomGenerator random) {
    byte[] mutated = body;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] body, RandomGenerator random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(4));
    return switch (random.nextInt(8)) {
      case 0 -> spliced(body, from, to, new byte[0]);
      case 1 -> spliced(body, from, to, new byte[] {(byte) random.nextInt(256)});
      case 2 ->
          spliced(body, from, from, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
      case 3 -> spliced(body, from, to, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
      case 4 -> spliced(body, from, from, Arrays.copyOfRange(body, from, to));
      case 5 -> Arrays.copyOf(body, from);
      case 6 -> flipped(body, from, random.nextInt(8));
      default -> spliced(body, from, from, Arrays.copyOfRange(body, from, body.length));
    };
  }

  private static byte[] flipped(byte[] body, int at, int bit) {
    byte[] mutated = body.clone();
    if (at < mutated.length) {
      mutated[at] ^= (byte) (1 << bit);
    }
    return mutated;
  }

  private static byte[] spliced(byte[] body, int from, int to, byte[] middle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(body, 0, from);
    bytes.writeBytes(middle);
    bytes.write(body, to, body.length - to);
    return bytes.toByteArray();
  }
}
