package com.ecomarket.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * JSON as the two services speak it to each other: snake_case, UTF-8, unknown members ignored (a
 * newer peer may send more), but never a number read as another one or a member given twice.
 */
public final class Wire {
  /** Content type of a sync request: an envelope line, then the journal's lines. */
  public static final String NDJSON = "application/x-ndjson";

  /** Lines in one sync request at most. */
  public static final int MAX_BATCH_LINES = 500;

  /** Bytes of lines in one sync request at most; the whole body stays below 1 MiB. */
  public static final int MAX_BATCH_BYTES = 256 * 1024;

  /** Bytes of one line at most. */
  public static final int MAX_LINE_BYTES = 16 * 1024;

  static final ObjectMapper MAPPER = mapper();

  private Wire() {}

  /** Writes one JSON text without line ends, so that it can be a line of NDJSON. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a type of the wire: " + value.getClass(), e);
    }
  }

  /**
   * Reads a JSON text of the other service.
   *
   * @throws IOException if it is not JSON or not of that shape
   */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (NumberFormatException e) {
      throw new IOException("a number that cannot be one", e); // Jackson lets 1e-2147483649 out so
    }
    if (value == null) {
      throw new IOException("null is not a " + type.getSimpleName());
    }
    return value;
  }

  /**
   * The same line at another place in another stream: {@code seq} changes, {@code origin} is set
   * unless the line already has one, all else stays, also what this version does not know.
   *
   * @throws UnreadableLine if the line is not a JSON object
   */
  public static byte[] moved(byte[] line, long seq, LineRef origin) throws UnreadableLine {
    return LineText.moved(line, seq, origin);
  }

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(32)
                    .maxStringLength(MAX_LINE_BYTES)
                    .maxNameLength(128)
                    .build())
            .build();
    SimpleModule hashes = new SimpleModule("hashes");
    hashes.addSerializer(Hash.class, ToStringSerializer.instance);
    hashes.addDeserializer(Hash.class, new HashReader());
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(hashes)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  private static final class HashReader extends FromStringDeserializer<Hash> {
    private static final long serialVersionUID = 1L;

    HashReader() {
      super(Hash.class);
    }

    @Override
    protected Hash _deserialize(String hex, DeserializationContext context) {
      return Hash.parse(hex);
    }
  }
}
