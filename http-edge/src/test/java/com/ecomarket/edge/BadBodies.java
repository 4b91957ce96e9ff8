package com.ecomarket.edge;

import static com.ecomarket.edge.SaleRequests.VALID;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Bodies that are too large, too deep, or not UTF-8. */
final class BadBodies {
  private static final int LIMIT = 64 * 1024;
  private static final String MALFORMED = "malformed-body";
  private static final String MEDIA_TYPE = "unsupported-media-type";

  private BadBodies() {}

  static void addTo(List<BadInput> rows, SaleRequests to) {
    byte[] invalid = VALID.getBytes(UTF_8);
    invalid[2] = (byte) 0xFF;
    rows.add(new BadInput("invalid UTF-8", to.json(invalid), Set.of(400), MALFORMED));
    rows.add(new BadInput("overlong UTF-8", to.json(overlong()), Set.of(400), MALFORMED));
    for (Charset wide : List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"))) {
      byte[] body = VALID.getBytes(wide);
      rows.add(new BadInput(wide + " unsaid", to.json(body), Set.of(400), MALFORMED));
      byte[] said = to.post(body, "Content-Type: application/json;charset=" + wide.name());
      rows.add(new BadInput(wide + " said", said, Set.of(415), MEDIA_TYPE));
    }

    String deep = "{\"product_id\":1,\"quantity\":5,\"x\":" + "[".repeat(900) + "]".repeat(900);
    rows.add(new BadInput("900 levels", to.json(deep + "}"), Set.of(400), MALFORMED));
    String name = "{\"product_id\":1,\"quantity\":5,\"" + "x".repeat(200) + "\":1}";
    rows.add(new BadInput("long name", to.json(name), Set.of(400), MALFORMED));

    String large = VALID + " ".repeat(LIMIT + 1 - VALID.length());
    rows.add(large("64 KiB + 1", to.json(large)));
    String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
    rows.add(large("64 KiB + 1 chunked", to.framed(chunk, "Transfer-Encoding: chunked")));
    rows.add(large("10 GiB announced", to.framed(VALID, "Content-Length: 10737418240")));

    String gzip = "Content-Type: application/json\r\nContent-Encoding: gzip";
    rows.add(new BadInput("gzip", to.post(zipped(), gzip), Set.of(415), MEDIA_TYPE));
    rows.add(new BadInput("gzip said only", to.validWith(gzip), Set.of(415), MEDIA_TYPE));
    byte[] twice = to.jsonWith("Content-Encoding: identity\r\nContent-Encoding: br");
    rows.add(new BadInput("two codings", twice, Set.of(415), MEDIA_TYPE));
  }

  private static BadInput large(String name, byte[] request) {
    return new BadInput(name, request, Set.of(413), "payload-too-large");
  }

  /** The p of product_id in two bytes, as a naive decoder would take it. */
  private static byte[] overlong() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"".getBytes(UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xC1, (byte) 0xB0});
    bytes.writeBytes(VALID.substring(3).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(VALID.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
