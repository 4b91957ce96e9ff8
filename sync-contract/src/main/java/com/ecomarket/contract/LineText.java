package com.ecomarket.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON text of a line: written in one fixed order of members, read in any. */
final class LineText {
  private LineText() {}

  static byte[] write(StreamLine line) {
    return json(
        out -> {
          out.writeNumberField("seq", 0);
          out.writeStringField("kind", "STREAM");
          out.writeStringField("branch_id", line.branchId());
          out.writeStringField("stream_id", line.streamId());
          out.writeFieldName("base");
          writeRef(out, line.base());
          if (line.highWater() != null) {
            out.writeFieldName("high_water");
            writeRef(out, line.highWater());
          }
          out.writeStringField("at", line.at().toString());
        });
  }

  static byte[] write(Movement line) {
    return json(
        out -> {
          out.writeNumberField("seq", line.seq());
          out.writeStringField("kind", line.kind().name());
          out.writeNumberField("product_id", line.productId());
          out.writeNumberField("quantity", line.quantity());
          if (line.facts() instanceof Facts.OpeningFacts opening) {
            out.writeStringField("name", opening.name());
          }
          out.writeFieldName("unit_price");
          out.writeNumber(Cents.decimal(line.unitPriceCents()));
          FactsText.write(out, line.facts());
          if (line.facts().key() != null) {
            out.writeStringField("key", line.facts().key());
            out.writeStringField("request", line.facts().request());
          }
          if (line.origin() != null) {
            out.writeFieldName("origin");
            writeRef(out, line.origin());
          }
          out.writeStringField("at", line.at().toString());
        });
  }

  /**
   * The same line at another place: only {@code seq} changes and {@code origin} is set, unless the
   * line already has one. Works on the JSON, so members that this version does not know survive.
   */
  static byte[] moved(byte[] line, long seq, LineRef origin) throws UnreadableLine {
    ObjectNode node = object(line);
    node.put("seq", seq);
    if (!node.has("origin")) {
      node.putObject("origin")
          .put("stream_id", origin.streamId())
          .put("seq", origin.seq())
          .put("hash", origin.hash().toString());
    }
    return Wire.bytes(node);
  }

  static Line parse(byte[] line) throws UnreadableLine {
    ObjectNode node = object(line);
    try {
      String kind = text(node, "kind");
      return kind.equals("STREAM") ? stream(node) : movement(node, kind);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableLine(String.valueOf(e.getMessage()));
    }
  }

  private static StreamLine stream(ObjectNode node) {
    if (number(node, "seq") != 0) {
      throw new IllegalArgumentException("a STREAM line is line 0");
    }
    return new StreamLine(
        text(node, "branch_id"),
        text(node, "stream_id"),
        ref(node, "base"),
        ref(node, "high_water"),
        LineTime.parse(text(node, "at")));
  }

  private static Movement movement(ObjectNode node, String kindName) {
    MovementKind kind =
        kind(kindName); // first: of a kind nobody knows, no other member means anything
    JsonNode price = node.get("unit_price");
    if (price == null || !price.isNumber()) {
      throw new IllegalArgumentException("unit_price is missing or not a number");
    }
    return new Movement(
        number(node, "seq"),
        number(node, "product_id"),
        number(node, "quantity"),
        Cents.of(price.decimalValue()),
        FactsText.read(kind, node),
        ref(node, "origin"),
        LineTime.parse(text(node, "at")));
  }

  private static MovementKind kind(String name) {
    try {
      return MovementKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("unknown kind " + name, e);
    }
  }

  private static ObjectNode object(byte[] line) throws UnreadableLine {
    try {
      if (Wire.MAPPER.readTree(line) instanceof ObjectNode node) {
        return node;
      }
    } catch (IOException | NumberFormatException e) {
      // The second is what Jackson says of an exponent that no number can have.
      throw new UnreadableLine("not JSON");
    }
    throw new UnreadableLine("not a JSON object");
  }

  static String text(JsonNode node, String member) {
    JsonNode value = node.get(member);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException(member + " is missing or not a text");
    }
    return value.textValue();
  }

  static long number(JsonNode node, String member) {
    JsonNode value = node.get(member);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(member + " is missing or not a whole number");
    }
    return value.longValue();
  }

  static <T> @Nullable T optional(JsonNode node, String member, Function<JsonNode, T> reader) {
    JsonNode value = node.get(member);
    return value == null || value.isNull() ? null : reader.apply(value);
  }

  private static @Nullable LineRef ref(JsonNode node, String member) {
    return optional(
        node,
        member,
        at -> new LineRef(text(at, "stream_id"), number(at, "seq"), Hash.parse(text(at, "hash"))));
  }

  private static void writeRef(JsonGenerator out, @Nullable LineRef ref) throws IOException {
    if (ref == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    out.writeStringField("stream_id", ref.streamId());
    out.writeNumberField("seq", ref.seq());
    out.writeStringField("hash", ref.hash().toString());
    out.writeEndObject();
  }

  private interface Members {
    void write(JsonGenerator out) throws IOException;
  }

  private static byte[] json(Members members) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(320);
        JsonGenerator out = Wire.MAPPER.getFactory().createGenerator(bytes)) {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }
}
