package com.ecomarket.edge;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.AsNull;
import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Boolean;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.EmptyString;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Float;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Integer;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.String;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/**
 * The JSON that people and tills send is taken at its word or not at all: Jackson's defaults read
 * {@code 5.7} and {@code "5"} as five and an unknown member as nothing, and so sell what nobody
 * ordered.
 *
 * <p>This is the application's mapper. What the two services send each other is read by the wire
 * contract's own, which a newer peer may surprise.
 */
final class StrictJson implements Jackson2ObjectMapperBuilderCustomizer {
  private final int maxBytes;

  StrictJson(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void customize(Jackson2ObjectMapperBuilder builder) {
    builder
        .factory(factory())
        .featuresToEnable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .featuresToDisable(
            DeserializationFeature.ACCEPT_FLOAT_AS_INT, MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .postConfigurer(StrictJson::refuseCoercion);
  }

  private JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // Bodies are UTF-8; detecting UTF-16 would let one pass that every check before misread.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(16)
                .maxNumberLength(32)
                .maxStringLength(4096)
                .maxNameLength(128)
                .maxDocumentLength(maxBytes)
                .build())
        .build();
  }

  /** An empty string counts as missing, so that the answer can name the field. */
  private static void refuseCoercion(ObjectMapper mapper) {
    for (LogicalType number : new LogicalType[] {LogicalType.Integer, LogicalType.Float}) {
      mapper
          .coercionConfigFor(number)
          .setCoercion(String, Fail)
          .setCoercion(Boolean, Fail)
          .setCoercion(EmptyString, AsNull);
    }
    mapper.coercionConfigFor(LogicalType.Integer).setCoercion(Float, Fail);
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(Integer, Fail)
        .setCoercion(Float, Fail)
        .setCoercion(Boolean, Fail);
  }
}
