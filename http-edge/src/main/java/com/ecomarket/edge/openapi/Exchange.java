package com.ecomarket.edge.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One recorded request and its answer: {@code conversation/NN-name.request} is a method and target,
 * header lines, an empty line and a body; {@code .reply} is a status, header lines, an empty line
 * and a body.
 *
 * @param name without the number
 * @param path of the target, without the query
 * @param query parameters of the target by name
 * @param requestHeaders by name, as written
 * @param requestBody empty if there is none
 */
record Exchange(
    String name,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> requestHeaders,
    String requestBody,
    int status,
    Map<String, String> replyHeaders,
    String replyBody) {
  private static final Pattern SLUG = Pattern.compile("\"type\":\"urn:ecomarket:problem:([^\"]+)");

  static Exchange parse(String file, String request, String reply) {
    Part asked = Part.of(request);
    Part answered = Part.of(reply);
    String[] target = asked.first().split("[ ?]", 3);
    return new Exchange(
        file.replaceFirst("^[0-9a-z]+-", ""),
        target[0],
        target[1],
        query(target.length < 3 ? "" : target[2]),
        asked.headers(),
        asked.body(),
        Integer.parseInt(answered.first()),
        answered.headers(),
        answered.body().strip());
  }

  /** The last part of a problem's type, null if the answer is none. */
  @Nullable String slug() {
    Matcher type = SLUG.matcher(replyBody);
    return status >= 400 && type.find() ? type.group(1) : null;
  }

  /** What is shown once: an operation's first answer of each kind. */
  String kind() {
    return status + " " + slug();
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  private record Part(String first, Map<String, String> headers, String body) {
    static Part of(String text) {
      int end = text.indexOf("\n\n");
      List<String> head = text.substring(0, end).lines().toList();
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(": ");
        headers.put(line.substring(0, colon), line.substring(colon + 2));
      }
      return new Part(head.get(0), headers, text.substring(end + 2));
    }
  }
}
