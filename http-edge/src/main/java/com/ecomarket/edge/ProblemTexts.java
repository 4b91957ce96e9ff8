package com.ecomarket.edge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/**
 * The members that every problem has, in the reader's language. Nothing of the request is in it.
 */
final class ProblemTexts {
  private static final Logger log = LoggerFactory.getLogger(ProblemTexts.class);

  private final MessageSource messages;

  ProblemTexts(MessageSource messages) {
    this.messages = messages;
  }

  /** A body to which the caller may add members. */
  Map<String, Object> body(int status, String slug, Locale locale, Object... arguments) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:ecomarket:problem:" + slug);
    body.put("title", text(slug, "title", arguments, locale, status));
    body.put("status", status);
    body.put("detail", text(slug, "detail", arguments, locale, status));
    return body;
  }

  String message(String code, Locale locale) {
    return text(code, new Object[0], locale, "");
  }

  private String text(String slug, String part, Object[] arguments, Locale locale, int status) {
    HttpStatus known = HttpStatus.resolve(status);
    String fallback = known == null ? "" : known.getReasonPhrase();
    return text("problem." + slug + "." + part, arguments, locale, fallback);
  }

  /** A text that somebody forgot must not turn a refusal into an internal error. */
  private String text(String code, Object[] arguments, Locale locale, String fallback) {
    String text = messages.getMessage(code, arguments, null, locale);
    if (text == null) {
      log.error("No message {} for language {}", code, locale.getLanguage());
      return fallback;
    }
    return text;
  }
}
