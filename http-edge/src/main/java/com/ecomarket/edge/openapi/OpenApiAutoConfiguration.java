package com.ecomarket.edge.openapi;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;

/**
 * Completes the API documents of a service that has springdoc. Works when one is first asked for.
 */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class OpenApiAutoConfiguration {

  @Bean
  Operations operations(MessageSource texts) {
    return new Operations(texts);
  }

  @Bean
  ApiDocument apiDocument(
      @Value("${spring.application.name:service}") String name,
      ObjectProvider<BuildProperties> build) {
    BuildProperties built = build.getIfAvailable();
    return new ApiDocument(
        name, built == null ? "unknown" : String.valueOf(built.getVersion()), new Examples());
  }
}
