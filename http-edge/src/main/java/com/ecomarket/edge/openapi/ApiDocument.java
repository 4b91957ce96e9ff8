package com.ecomarket.edge.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The document as a whole: its title, names as they are on the wire, problems, and examples. */
final class ApiDocument implements OpenApiCustomizer {
  private final String name;
  private final String version;
  private final Examples examples;

  ApiDocument(String name, String version, Examples examples) {
    this.name = name;
    this.version = version;
    this.examples = examples;
  }

  @Override
  public void customise(OpenAPI api) {
    api.info(
        new Info()
            .title("EcoMarket Distribuido: " + name)
            .version(version)
            .description(
                "Refusals are problem+json (RFC 9457). Titles and details are Spanish, or English"
                    + " for `Accept-Language: en`; programs go by `type`. The examples are one"
                    + " recorded conversation, in its order."));
    api.getComponents().getSchemas().values().forEach(ApiDocument::asOnTheWire);
    api.getComponents().addSchemas("Problem", problem());
    examples.addTo(api);
  }

  /** All JSON of both services is snake_case. Some types leave that to the mapper. */
  @SuppressWarnings("rawtypes") // as the library gives them
  private static void asOnTheWire(Schema<?> schema) {
    if (schema.getProperties() != null) {
      Map<String, Schema> members = new LinkedHashMap<>();
      schema.getProperties().forEach((name, member) -> members.put(snake(name), member));
      schema.setProperties(members);
    }
    if (schema.getRequired() != null) {
      List<String> required = new ArrayList<>(schema.getRequired());
      schema.setRequired(required.stream().map(ApiDocument::snake).toList());
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Schema<?> problem() {
    Schema<?> problem = typed("object");
    problem.setDescription("RFC 9457. Some types have members of their own, see the examples.");
    problem.setRequired(List.of("type", "title", "status", "detail"));
    problem.addProperty("type", typed("string").description("`urn:ecomarket:problem:<slug>`"));
    problem.addProperty("title", typed("string"));
    problem.addProperty("status", typed("integer"));
    problem.addProperty("detail", typed("string"));
    problem.addProperty("instance", typed("string").description("the path that was called"));
    problem.setAdditionalProperties(true);
    return problem;
  }

  /** OpenAPI 3.1 has types where 3.0 had one type. */
  private static Schema<?> typed(String type) {
    Schema<?> schema = new Schema<>();
    schema.addType(type);
    return schema;
  }
}
