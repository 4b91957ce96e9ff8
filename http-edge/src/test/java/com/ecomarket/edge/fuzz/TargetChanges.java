package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.edge.Mutation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One accident to the first line: method, path, query or version. */
final class TargetChanges {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "OPTIONS",
          "PUT",
          "POST",
          "DELETE",
          "PATCH",
          "TRACE",
          "CONNECT",
          "PRI",
          "post",
          "",
          "P\0ST",
          "P OST",
          "X".repeat(300),
          "PROPFIND",
          "ÿ");

  private static final List<String> PIECES =
      List.of(
          "%00",
          "%2f",
          "%2F..",
          "%5c",
          "%2e%2e/",
          "..",
          "/..",
          "/../",
          "//",
          "/./",
          ";",
          ";x=1",
          ";jsessionid=1",
          "%",
          "%zz",
          "%ff",
          "%C3%B1",
          "%F0%9F%98%80",
          "%u0041",
          "\\",
          "/",
          "*",
          " ",
          "\t",
          "\0",
          "\u0080",
          "#x",
          "?",
          "?limit=1",
          "&",
          "+",
          "~",
          "'",
          "\"",
          "<x>",
          "{x}",
          "|",
          "^",
          "[",
          "..;/",
          "/error",
          "/actuator/env",
          ".json",
          "x".repeat(100),
          "x".repeat(9_000),
          "%20",
          "%0d%0aX:y",
          "%ed%a0%80",
          "%c0%af");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "1",
          "-1",
          "-0",
          "5.0",
          "5.7",
          "1e2",
          "1e9",
          "05",
          "+5",
          "١",
          "NaN",
          "null",
          "true",
          "TRUE",
          "yes",
          "x",
          "a b",
          "'",
          "\"",
          "--",
          "\0",
          "\u0001",
          "ñ",
          "😀",
          "\u202E",
          "%",
          "%00",
          "..",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "stock@central",
          "stock@",
          "@",
          "a@b@c",
          "central",
          "CENTRAL",
          "central:x",
          "open",
          "1.2.3",
          "1:2",
          "0.0",
          "A".repeat(64),
          "x".repeat(7_000),
          "\uD800",
          "${x}",
          "{0}",
          "a,b",
          "9".repeat(40));

  private TargetChanges() {}

  static RawRequest of(RawRequest request, RandomGenerator random) {
    String method = request.method();
    String target = request.target();
    String version = request.version();
    switch (random.nextInt(12)) {
      case 0, 1 -> method = METHODS.get(random.nextInt(METHODS.size()));
      case 2 -> version = List.of("HTTP/1.0", "HTTP/9.9", "HTTP/2.0", "").get(random.nextInt(4));
      case 3 -> target = new String(Mutation.of(target.getBytes(UTF_8), random), ISO_8859_1);
      case 4 -> {
        List<String> others = List.of("*", "", "/", "http://localhost", "//", "localhost:1", "?");
        target = others.get(random.nextInt(others.size()));
      }
      case 5 -> target = "http://localhost" + target;
      case 6 -> target = segment(target, random);
      case 7 -> target = encoded(target, random);
      default -> target = inserted(target, random);
    }
    return request.withLine(method, target, version);
  }

  /** Another value, name or number of a parameter; a path without any gets one more piece. */
  static RawRequest ofQuery(RawRequest request, RandomGenerator random) {
    String target = request.target();
    int mark = target.indexOf('?');
    if (mark < 0) {
      return request.withLine(request.method(), segment(target, random), request.version());
    }
    List<String> pairs = new ArrayList<>(Arrays.asList(target.substring(mark + 1).split("&", -1)));
    int at = random.nextInt(pairs.size());
    String name = pairs.get(at).split("=", 2)[0];
    String value = value(random);
    switch (random.nextInt(8)) {
      case 0 -> pairs.remove(at);
      case 1 -> pairs.add(pairs.get(at));
      case 2 -> pairs.add(name + "=" + value);
      case 3 -> pairs.set(at, name);
      case 4 -> pairs.set(at, value + "=" + value);
      default -> pairs.set(at, name + "=" + value);
    }
    String other = target.substring(0, mark + 1) + String.join("&", pairs);
    return request.withLine(request.method(), other, request.version());
  }

  private static String value(RandomGenerator random) {
    return URLEncoder.encode(VALUES.get(random.nextInt(VALUES.size())), UTF_8);
  }

  private static String segment(String target, RandomGenerator random) {
    String[] segments = target.split("/", -1);
    segments[random.nextInt(segments.length)] = value(random);
    return String.join("/", segments);
  }

  private static String inserted(String target, RandomGenerator random) {
    int at = random.nextInt(target.length() + 1);
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return random.nextBoolean()
        ? target + piece
        : target.substring(0, at) + piece + target.substring(at);
  }

  /** One of its characters in another way of writing: the same path, or none. */
  private static String encoded(String target, RandomGenerator random) {
    if (target.isEmpty()) {
      return target;
    }
    int at = random.nextInt(target.length());
    return target.substring(0, at)
        + "%%%02x".formatted((int) target.charAt(at))
        + target.substring(at + 1);
  }
}
