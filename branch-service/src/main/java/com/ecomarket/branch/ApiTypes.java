package com.ecomarket.branch;

import com.fasterxml.jackson.databind.util.RawValue;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** Tells springdoc of types whose JSON does not look like their class. */
@Configuration(proxyBeanMethods = false)
class ApiTypes {
  static {
    SpringDocUtils.getConfig().replaceWithSchema(RawValue.class, new Schema<>());
  }
}
