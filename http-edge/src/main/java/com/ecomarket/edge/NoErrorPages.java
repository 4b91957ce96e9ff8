package com.ecomarket.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Boot's error pages out: every error already has a body, and their {@code /error} is one
 * more endpoint, which answers 500 to whoever asks for it.
 */
final class NoErrorPages implements AutoConfigurationImportFilter {
  private static final String ERROR_PAGES =
      "org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration";

  @Override
  public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
    boolean[] wanted = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      wanted[i] = !ERROR_PAGES.equals(classes[i]);
    }
    return wanted;
  }
}
