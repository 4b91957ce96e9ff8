package com.ecomarket.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 answers of one connection piece by piece: with a length, or chunked (what central
 * compresses comes chunked).
 */
final class HttpReader {
  private static final int LONGEST = 8 * 1024 * 1024;

  private byte[] bytes = new byte[2048];
  private int count;

  /** Forgets what came of an answer. */
  void reset() {
    count = 0;
  }

  /**
   * Takes what came.
   *
   * @return the answer if that completes it, else null
   * @throws IOException if it is no HTTP answer
   */
  @Nullable Answer read(ByteBuffer piece) throws IOException {
    int length = piece.remaining();
    if (count + length > LONGEST) {
      throw new IOException("an answer of more than " + LONGEST + " bytes");
    }
    if (count + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(count + length, bytes.length * 2));
    }
    piece.get(bytes, count, length);
    count += length;
    Answer answer = parse();
    if (answer != null) {
      count = 0;
    }
    return answer;
  }

  private @Nullable Answer parse() throws IOException {
    int end = find("\r\n\r\n", 0);
    if (end < 0) {
      return null;
    }
    List<String> head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).lines().toList();
    Map<String, String> headers = new HashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    byte[] body =
        "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
            ? chunked(end + 4)
            : sized(end + 4, headers.getOrDefault("content-length", "0"));
    return body == null ? null : new Answer(status(head.get(0)), headers, body);
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.1 [1-5][0-9]{2}( .*)?")) {
      throw new IOException("not an HTTP answer: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private byte @Nullable [] sized(int from, String length) throws IOException {
    int size = number(length, 10);
    return count - from < size ? null : Arrays.copyOfRange(bytes, from, from + size);
  }

  private byte @Nullable [] chunked(int from) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = from;
    while (true) {
      int end = find("\r\n", at);
      if (end < 0) {
        return null;
      }
      int size = number(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1), 16);
      at = end + 2;
      if (count < at + size + 2) {
        return null;
      }
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(bytes, at, size);
      at += size + 2;
    }
  }

  private static int number(String digits, int radix) throws IOException {
    try {
      int number = Integer.parseInt(digits.strip(), radix);
      if (number >= 0 && number <= LONGEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a length: " + digits, e);
    }
    throw new IOException("not a length: " + digits);
  }

  private int find(String text, int from) {
    for (int i = from; i + text.length() <= count; i++) {
      int n = 0;
      while (n < text.length() && bytes[i + n] == text.charAt(n)) {
        n++;
      }
      if (n == text.length()) {
        return i;
      }
    }
    return -1;
  }
}
