package com.ecomarket.edge.fuzz;

import com.ecomarket.edge.RawHttp.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer must look like, whatever was asked. */
final class AnswerRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "urn:ecomarket:problem:";
  private static final Pattern TITLE = Pattern.compile("problem\\.(.+)\\.title");

  /** HTTP itself asks for these two; nobody has failed. */
  private static final Map<Integer, String> OF_HTTP =
      Map.of(501, "not-implemented", 505, "http-version-not-supported");

  private static final List<String> INTERNALS =
      List.of("Exception", "java.", "com.ecomarket", "springframework", "SQLITE", "org.postgresql");

  private final Set<String> slugs = new HashSet<>();

  AnswerRules() {
    for (String bundle : List.of("/edge-messages.properties", "/messages.properties")) {
      for (String key : texts(bundle).stringPropertyNames()) {
        Matcher title = TITLE.matcher(key);
        if (title.matches()) {
          slugs.add(title.group(1));
        }
      }
    }
  }

  /** What is wrong with it, empty if nothing is. */
  String fault(Shot shot, Answer answer) {
    int status = answer.status();
    if (status == 0) {
      return !shot.hasHead() || isHeadless(shot, answer) ? "" : "no answer";
    }
    for (String word : INTERNALS) {
      if (answer.body().contains(word)) {
        return "shows its inside: " + word;
      }
    }
    if (status < 400) {
      return "";
    }
    if (!answer.header("Content-Type").startsWith("application/problem+json")) {
      return "is no problem+json";
    }
    if (status == 405 && answer.header("Allow").isEmpty()) {
      return "does not say what is allowed";
    }
    return shot.isHead() ? serverError(status, OF_HTTP.get(status)) : problem(status, answer);
  }

  /**
   * HTTP/0.9 is refused with a body alone. So is now and then what Tomcat cannot parse: it
   * remembers the version of the request that it read before with the same processor.
   */
  private static boolean isHeadless(Shot shot, Answer answer) {
    return shot.isOldest()
        ? shot.isHead() || answer.body().contains(TYPE)
        : answer.body().contains(TYPE + "bad-request");
  }

  private String problem(int status, Answer answer) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return "is no JSON";
    }
    String type = body.path("type").asText();
    String slug = type.replace(TYPE, "");
    if (!type.startsWith(TYPE) || !slugs.contains(slug)) {
      return "has an unknown type";
    }
    if (body.path("status").asInt() != status
        || body.path("title").asText().isBlank()
        || body.path("detail").asText().isBlank()) {
      return "lacks status, title or detail";
    }
    return serverError(status, slug);
  }

  private static String serverError(int status, String slug) {
    boolean fine = status < 500 || Objects.equals(OF_HTTP.get(status), slug);
    return fine ? "" : "is a failure inside";
  }

  private static Properties texts(String bundle) {
    Properties texts = new Properties();
    try (InputStream in = AnswerRules.class.getResourceAsStream(bundle)) {
      texts.load(Objects.requireNonNull(in, bundle));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
