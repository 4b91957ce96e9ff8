package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ecomarket.edge.Mutation;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One mutated request. The same seed, target and number give the same one, whatever came before.
 *
 * @param request what it was before its bytes were damaged
 * @param bytes as they are sent
 * @param whole whether the bytes are still those of the request
 */
@SuppressWarnings("ArrayRecordComponent") // sent and shown, never compared
public record Shot(RawRequest request, byte[] bytes, boolean whole) {
  private static final int SHOWN = 2_000;

  static Shot of(Target target, long seed, int number) {
    long own = seed ^ ((long) target.name().hashCode() << 32) ^ number;
    RandomGenerator random = new SplittableRandom(own);
    RawRequest request = target.valid(number);
    int accidents = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2);
    for (int i = 0; i < accidents; i++) {
      request = changed(request, random);
    }
    byte[] bytes = request.bytes();
    boolean whole = random.nextInt(12) > 0;
    return new Shot(request, whole ? bytes : Mutation.of(bytes, random), whole);
  }

  private static RawRequest changed(RawRequest request, RandomGenerator random) {
    int what = random.nextInt(20);
    if (what < 4) {
      return HeaderChanges.of(request, random);
    }
    if (what < 7) {
      return TargetChanges.of(request, random);
    }
    if (what < 8 || request.body().length == 0) {
      return TargetChanges.ofQuery(request, random);
    }
    byte[] body = request.body();
    if (what < 12) {
      return request.withBody(Mutation.of(body, random));
    }
    if (request.isOf("csv")) {
      return request.withBody(LineChanges.ofCsv(body, random));
    }
    return request.withBody(
        request.isOf("ndjson") ? LineChanges.ofJson(body, random) : JsonChanges.of(body, random));
  }

  /** Whether its head is all there, so that there is something to answer. */
  boolean hasHead() {
    return text().contains("\r\n\r\n");
  }

  /** Whether its first line says no version: HTTP/0.9, which is answered without a head. */
  boolean isOldest() {
    return text().lines().findFirst().orElse("").strip().split("\\s+").length < 3;
  }

  /** Whether it asks for nothing to be changed. */
  boolean isSafe() {
    return text().matches("(?s)(GET|HEAD|OPTIONS|TRACE) .*");
  }

  boolean isHead() {
    return text().startsWith("HEAD ");
  }

  private String text() {
    return new String(bytes, ISO_8859_1);
  }

  /** The request with what cannot be printed as {@code \xNN}. */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
      int b = bytes[i] & 0xFF;
      boolean plain = b == '\n' || (b >= ' ' && b < 0x7F);
      shown.append(plain ? String.valueOf((char) b) : "\\x%02x".formatted(b));
    }
    return bytes.length > SHOWN ? shown + "… " + bytes.length + " bytes" : shown.toString();
  }
}
