package com.ecomarket.edge.openapi;

import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** The API document of a running service, to be held against what the service does. */
public final class ApiDocs {
  private static final JsonNode ANY_OBJECT =
      JsonNodeFactory.instance.objectNode().put("type", "object");

  private final JsonNode api;

  private ApiDocs(JsonNode api) {
    this.api = api;
  }

  /** Asks the service on this port. */
  public static ApiDocs of(int port) {
    String get = "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    RawHttp.Answer answer = new RawHttp(port).send(get.getBytes(StandardCharsets.UTF_8));
    try {
      return new ApiDocs(new ObjectMapper().readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(answer.toString(), e);
    }
  }

  /** What is wrong with it, one sentence each: nothing said, nothing shown, other members shown. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        JsonNode operation = entry.getValue();
        String name = entry.getKey() + " " + path.getKey();
        if (operation.path("summary").asText().isBlank()) {
          faults.add(name + " has no summary");
        }
        JsonNode responses = operation.path("responses");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
          boolean exact = Integer.parseInt(response.getKey()) < 400;
          check(name + " " + response.getKey(), response.getValue(), exact, faults);
        }
        if (operation.has("requestBody")) {
          check(name + " request", operation.path("requestBody"), false, faults);
        }
      }
    }
    return faults;
  }

  /** The answers of the recorded conversation that it does not know. */
  public List<String> unknownAnswers() {
    return Conversation.exchanges().stream()
        .filter(seen -> !knows(seen.method(), seen.path(), seen.status(), seen.slug()))
        .map(Exchange::toString)
        .toList();
  }

  /** Whether a call may be answered so, by this document; the slug is null for no problem. */
  public boolean knows(String method, String path, int status, String slug) {
    for (Map.Entry<String, JsonNode> entry : api.path("paths").properties()) {
      JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
      JsonNode response = operation.path("responses").path(String.valueOf(status));
      if (PathPatternParser.defaultInstance
              .parse(entry.getKey())
              .matches(PathContainer.parsePath(path))
          && response.isObject()) {
        return slug == null || response.at("/content/application~1problem+json/examples").has(slug);
      }
    }
    return false;
  }

  /**
   * @param exact whether every member of the schema must be shown
   */
  private void check(String name, JsonNode part, boolean exact, List<String> faults) {
    for (Map.Entry<String, JsonNode> type : part.path("content").properties()) {
      JsonNode examples = type.getValue().path("examples");
      if (examples.isEmpty()) {
        faults.add(name + " shows no example");
      }
      for (JsonNode example : examples) {
        JsonNode value = example.path("value");
        if (value.path("detail").asText().contains("{0}")) {
          faults.add(name + " needs a recorded example of " + value.path("type").asText());
        }
        compare(name, value, type.getValue().path("schema"), exact, faults);
      }
    }
  }

  private void compare(
      String name, JsonNode value, JsonNode reference, boolean exact, List<String> faults) {
    JsonNode schema = resolve(reference);
    if (schema.asBoolean()) {
      return; // Whatever it is, it may stand there.
    }
    if (value.isArray()) {
      value.forEach(item -> compare(name + "[]", item, schema.path("items"), exact, faults));
    } else if (schema.has("oneOf")) {
      compareWithBest(name, value, schema.path("oneOf"), exact, faults);
    } else if (value.isObject()) {
      compareMembers(name, value, schema, exact, faults);
    }
  }

  private void compareMembers(
      String name, JsonNode value, JsonNode schema, boolean exact, List<String> faults) {
    JsonNode others = schema.path("additionalProperties");
    boolean open = others.isObject() || others.asBoolean() || schema.equals(ANY_OBJECT);
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = schema.path("properties").path(member.getKey());
      if (known.isMissingNode() && !open) {
        faults.add(name + " shows a member that its schema does not have: " + member.getKey());
      }
      // Nothing is known of what stands below a member that only may be there.
      JsonNode below = others.isObject() ? others : BooleanNode.TRUE;
      JsonNode of = known.isMissingNode() ? below : known;
      compare(name + "." + member.getKey(), member.getValue(), of, exact, faults);
    }
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (exact && !value.has(member.getKey())) {
        faults.add(name + " does not show a member of its schema: " + member.getKey());
      }
    }
  }

  private void compareWithBest(
      String name, JsonNode value, JsonNode variants, boolean exact, List<String> faults) {
    List<List<String>> found = new ArrayList<>();
    for (JsonNode variant : variants) {
      found.add(new ArrayList<>());
      compare(name, value, variant, exact, found.get(found.size() - 1));
    }
    found.stream().min(Comparator.comparing(List::size)).ifPresent(faults::addAll);
  }

  private JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : api.at(reference.substring(1));
  }
}
