package com.ecomarket.central.shipment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A whole number that may be left out, but not left empty: an empty text elsewhere becomes null and
 * is then refused as missing, and here it would pass for "none".
 */
final class NumberOrAbsent extends StdDeserializer<Long> {
  private static final long serialVersionUID = 1L;

  NumberOrAbsent() {
    super(Long.class);
  }

  @Override
  public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw wrong(context);
    }
    return json.getLongValue();
  }

  @Override
  public Long getNullValue(DeserializationContext context) throws JsonMappingException {
    throw wrong(context);
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }

  private static JsonMappingException wrong(DeserializationContext context) {
    return JsonMappingException.from(context, "not a whole number");
  }
}
