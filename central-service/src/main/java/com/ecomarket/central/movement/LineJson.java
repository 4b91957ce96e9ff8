package com.ecomarket.central.movement;

import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A line inside an answer. */
final class LineJson {
  private LineJson() {}

  /** The line's own bytes where they are JSON, so that not a digit of it changes. */
  static RawValue of(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    try {
      Wire.read(line, JsonNode.class);
      // Jackson also reads UTF-16 and byte order marks, which must not stand inside our answer.
      if (text.startsWith("{") && text.indexOf('\0') < 0) {
        return new RawValue(text);
      }
    } catch (IOException e) {
      // Quarantined, and shown as the text that it is.
    }
    return new RawValue(TextNode.valueOf(text));
  }
}
