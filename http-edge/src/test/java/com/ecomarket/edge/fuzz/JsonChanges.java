package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.edge.Mutation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** One accident to the members and values of a JSON text; what is none gets one to its bytes. */
final class JsonChanges {
  /** Stands for bytes that need not be text. */
  private static final String HOLE = "@@HOLE@@";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonChanges() {}

  static byte[] of(byte[] json, RandomGenerator random) {
    JsonNode root = parsed(json);
    if (root == null) {
      return Mutation.of(json, random);
    }
    List<Slot> slots = new ArrayList<>();
    collect(root, slots);
    byte[] rubbish = Rubbish.any(random);
    if (slots.isEmpty() || random.nextInt(25) == 0) {
      return rubbish;
    }
    Slot slot = slots.get(random.nextInt(slots.size()));
    change(slot, slots.get(random.nextInt(slots.size())), random);
    return filled(root.toString(), rubbish);
  }

  private static void change(Slot slot, Slot other, RandomGenerator random) {
    JsonNode value = slot.value();
    switch (random.nextInt(12)) {
      case 0 -> slot.remove();
      case 1 -> slot.set(raw(value + slot.next() + value));
      case 2 -> slot.set(raw(value + slot.next() + HOLE));
      case 3 -> slot.set(raw(HOLE + slot.next() + value));
      case 4 -> slot.rename(random);
      case 5 -> {
        slot.set(other.value());
        other.set(value);
      }
      case 6 -> slot.set(raw(value + ",\"colour\":" + HOLE));
      case 7 -> {
        int times = List.of(2, 17, 501, 1001).get(random.nextInt(4));
        slot.set(raw("[" + (value + ",").repeat(times - 1) + value + "]"));
      }
      default -> slot.set(raw(HOLE));
    }
  }

  private static JsonNode raw(String text) {
    return new POJONode(new RawValue(text));
  }

  private static JsonNode parsed(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      return root.isContainerNode() ? root : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  private static void collect(JsonNode node, List<Slot> slots) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> slots.add(new Slot(object, name, 0)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        slots.add(new Slot(array, "", i));
      }
    }
    node.forEach(child -> collect(child, slots));
  }

  private static byte[] filled(String text, byte[] rubbish) {
    int hole = text.indexOf(HOLE);
    if (hole < 0) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.substring(0, hole).getBytes(UTF_8));
    bytes.writeBytes(rubbish);
    bytes.writeBytes(text.substring(hole + HOLE.length()).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  /** Where a value stands: a member of an object, or an element of an array. */
  private record Slot(JsonNode container, String name, int index) {
    JsonNode value() {
      return container instanceof ObjectNode object ? object.get(name) : container.get(index);
    }

    void set(JsonNode value) {
      if (container instanceof ObjectNode object) {
        object.set(name, value);
      } else {
        ((ArrayNode) container).set(index, value);
      }
    }

    void remove() {
      if (container instanceof ObjectNode object) {
        object.remove(name);
      } else {
        ((ArrayNode) container).remove(index);
      }
    }

    /** What comes between its value and another of the same name. */
    String next() {
      return container instanceof ObjectNode ? ",\"" + name + "\":" : ",";
    }

    void rename(RandomGenerator random) {
      if (container instanceof ObjectNode object) {
        String other =
            List.of(
                    name.toUpperCase(Locale.ROOT),
                    name.replace("_", ""),
                    name + " ",
                    name + "\0",
                    "",
                    "x".repeat(200),
                    "@type",
                    "__proto__",
                    "price",
                    "branch_id")
                .get(random.nextInt(10));
        JsonNode value = object.remove(name);
        object.set(other, value);
      } else {
        remove();
      }
    }
  }
}
