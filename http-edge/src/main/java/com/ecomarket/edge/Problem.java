package com.ecomarket.edge;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An ordinary refusal on its way to the caller as problem+json (RFC 9457): {@code type} is {@code
 * urn:ecomarket:problem:<slug>}, title and detail are the messages {@code problem.<slug>.title} and
 * {@code problem.<slug>.detail} in the caller's language.
 *
 * <p>It carries no stack trace: a refused sale is not a fault of the program.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String slug;
  private final transient Object[] arguments;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient HttpHeaders headers = new HttpHeaders();

  private Problem(HttpStatus status, String slug, Object[] arguments) {
    super(status.value() + " " + slug, null, false, false);
    this.status = status;
    this.slug = slug;
    this.arguments = arguments;
  }

  /**
   * A refusal to throw from a controller.
   *
   * @param slug the stable last part of its type, such as {@code insufficient-stock}
   * @param args what its title and detail name as {@code {0}}, {@code {1}} …; numbers are printed
   *     as plain digits, without grouping
   */
  public static Problem of(HttpStatus status, String slug, Object... args) {
    return new Problem(status, slug, Arrays.stream(args).map(Problem::plain).toArray());
  }

  /**
   * 400 {@code validation-failed} for one member of a body, where no annotation can say it.
   *
   * @param pointer JSON pointer fragment, such as {@code #/first_seq}
   * @param detail what is wrong with it, for people
   */
  public static Problem invalid(String pointer, String detail) {
    return of(Slug.VALIDATION_FAILED)
        .with("errors", List.of(new InputError(pointer, null, detail)));
  }

  static Problem of(Slug slug) {
    return of(slug.status(), slug.text());
  }

  /** Adds an extension member such as {@code available}; snake_case, written as JSON. */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Adds a header of the answer, such as {@code Retry-After}. */
  public Problem header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** The status of the answer. */
  public HttpStatus status() {
    return status;
  }

  /** The last part of the type. */
  public String slug() {
    return slug;
  }

  /** The extension members in the order in which they were added. */
  public Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }

  HttpHeaders headers() {
    return headers;
  }

  Object[] arguments() {
    return arguments;
  }

  /** MessageFormat would print 1000 as 1.000, which a till may read as one. */
  private static Object plain(Object argument) {
    return argument instanceof BigDecimal number ? number.toPlainString() : argument.toString();
  }
}
