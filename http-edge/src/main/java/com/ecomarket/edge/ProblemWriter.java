package com.ecomarket.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;

/** Writes the refusals that are decided before Spring MVC is reached. */
final class ProblemWriter {
  /** Its own, because a body of five plain members must not depend on what a service configures. */
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ProblemTexts texts;
  private final LocaleResolver languages;

  ProblemWriter(ProblemTexts texts, LocaleResolver languages) {
    this.texts = texts;
    this.languages = languages;
  }

  void write(HttpServletRequest request, HttpServletResponse response, Slug slug)
      throws IOException {
    write(request, response, slug.status().value(), slug);
  }

  /** The status may be one that {@code slug} only comes near to, such as 431 for a bad request. */
  void write(HttpServletRequest request, HttpServletResponse response, int status, Slug slug)
      throws IOException {
    byte[] body =
        JSON.writeValueAsBytes(texts.body(status, slug.text(), languages.resolveLocale(request)));
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
