package com.ecomarket.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Gives both services the limits of {@code edge-defaults.properties}; any other source wins. */
final class EdgeDefaults implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var file = new ClassPathResource("edge-defaults.properties", EdgeDefaults.class);
    try {
      environment.getPropertySources().addLast(new ResourcePropertySource("edge-defaults", file));
    } catch (IOException e) {
      throw new UncheckedIOException("http-edge is incomplete", e);
    }
  }
}
