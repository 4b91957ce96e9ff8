package com.ecomarket.edge.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Shows the recorded conversation as examples: of each operation the first answer of each kind,
 * with the request that led to it. The service's tests hold these files to the byte.
 */
final class Examples {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Who was answered so did not ask as one should. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 415);

  /** Headers that say what content is meant; the document has places of its own for that. */
  private static final Set<String> CONTENT = Set.of("Content-Type", "Accept");

  void addTo(OpenAPI api) {
    Set<String> shown = new HashSet<>();
    for (Exchange exchange : Recordings.all()) {
      api.getPaths()
          .forEach(
              (path, item) -> {
                PathMatchInfo match =
                    PathPatternParser.defaultInstance
                        .parse(path)
                        .matchAndExtract(PathContainer.parsePath(exchange.path()));
                Operation operation = operation(item, exchange.method());
                if (match != null
                    && operation != null
                    && shown.add(operation.getOperationId() + exchange.kind())) {
                  if (!UNREADABLE.contains(exchange.status())) {
                    ask(operation, exchange, match.getUriVariables());
                  }
                  answer(operation, exchange);
                }
              });
    }
  }

  private static @Nullable Operation operation(PathItem item, String method) {
    return item.readOperationsMap().get(PathItem.HttpMethod.valueOf(method));
  }

  private static void ask(Operation operation, Exchange exchange, Map<String, String> inPath) {
    exchange
        .requestHeaders()
        .forEach(
            (name, value) -> {
              if (!CONTENT.contains(name) && parameter(operation, name) == null) {
                operation.addParametersItem(
                    new Parameter().name(name).in("header").schema(text()).example(value));
              }
            });
    inPath.forEach((name, value) -> example(operation, name, value));
    exchange.query().forEach((name, value) -> example(operation, name, value));
    if (operation.getRequestBody() != null) {
      operation
          .getRequestBody()
          .getContent()
          .forEach((type, content) -> show(type, content, exchange.name(), exchange.requestBody()));
    }
  }

  private static void answer(Operation operation, Exchange exchange) {
    ApiResponse response = operation.getResponses().get(String.valueOf(exchange.status()));
    if (response == null) {
      return; // The service's test says so.
    }
    String slug = exchange.slug();
    String type = exchange.replyHeaders().getOrDefault("Content-Type", "");
    MediaType content = response.getContent().get(type);
    if (content != null) {
      show(type, content, slug == null ? exchange.name() : slug, exchange.replyBody());
    }
    exchange
        .replyHeaders()
        .forEach(
            (name, value) -> {
              if (!name.equals("Content-Type")) {
                response.addHeaderObject(name, new Header().schema(text()).example(value));
              }
            });
  }

  private static void example(Operation operation, String name, String value) {
    Parameter parameter = parameter(operation, name);
    if (parameter != null && parameter.getExample() == null) {
      parameter.example(value);
    }
  }

  private static @Nullable Parameter parameter(Operation operation, String name) {
    return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
        .filter(parameter -> parameter.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Lines of JSON are text, like what is printed: they are sent as they are. */
  private static void show(String type, MediaType content, String name, String body) {
    try {
      Object value = type.endsWith("/json") || type.endsWith("+json") ? JSON.readTree(body) : body;
      content.addExamples(name, new Example().value(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("conversation/" + name + " is no JSON", e);
    }
  }

  private static Schema<?> text() {
    Schema<?> schema = new Schema<>();
    schema.addType("string");
    return schema;
  }
}
