package com.ecomarket.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What neither Spring MVC nor Jackson checks: the size of a body, its coding and encoding,
 * parameters inside the path, and a version of HTTP that has no headers.
 *
 * <p>A body is read here, whole and bounded, before anything decides about it. Raw paths keep
 * theirs.
 */
final class BoundaryFilter extends OncePerRequestFilter {
  /** What a first line without a version is: Tomcat leaves it empty. */
  private static final Set<String> OLDEST = Set.of("", "HTTP/0.9");

  private final int maxBytes;
  private final List<PathPattern> rawPaths;
  private final ProblemWriter writer;

  BoundaryFilter(EdgeSettings settings, ProblemWriter writer) {
    this.maxBytes = settings.maxBodyBytes();
    this.rawPaths =
        settings.rawPaths().stream().map(PathPatternParser.defaultInstance::parse).toList();
    this.writer = writer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (OLDEST.contains(Objects.requireNonNullElse(request.getProtocol(), ""))) {
      // No headers: neither a host nor a type could be checked, and the answer has no status.
      writer.write(request, response, Slug.HTTP_VERSION_NOT_SUPPORTED);
    } else if (request.getRequestURI().indexOf(';') >= 0) {
      // Spring would strip it: /sell;x=1 would sell, and slip past a rule written for /sell.
      writer.write(request, response, Slug.NOT_FOUND);
    } else if (isRaw(request)) {
      chain.doFilter(request, response);
    } else if (isCoded(request) || !isUtf8(request.getContentType())) {
      writer.write(request, response, Slug.UNSUPPORTED_MEDIA_TYPE);
    } else if (request.getContentLengthLong() > maxBytes) {
      writer.write(request, response, Slug.PAYLOAD_TOO_LARGE);
    } else if (hasBody(request)) {
      passBody(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void passBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body;
    try {
      body = read(request);
    } catch (IOException e) {
      boolean late = e.getCause() instanceof SocketTimeoutException;
      writer.write(request, response, late ? Slug.REQUEST_TIMEOUT : Slug.BAD_REQUEST);
      return;
    }
    if (body.length > maxBytes) {
      writer.write(request, response, Slug.PAYLOAD_TOO_LARGE);
    } else if (!Utf8.isValid(body)) {
      writer.write(request, response, Slug.MALFORMED_BODY);
    } else {
      chain.doFilter(new BufferedRequest(request, body, Utf8.bomLength(body)), response);
    }
  }

  /** One byte more than allowed is enough to know. */
  private byte[] read(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    int most = length < 0 ? maxBytes + 1 : (int) length;
    byte[] body = request.getInputStream().readNBytes(most);
    if (body.length < length) {
      throw new IOException("the body ends before its length");
    }
    return body;
  }

  private boolean isRaw(HttpServletRequest request) {
    if (rawPaths.isEmpty()) {
      return false;
    }
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return rawPaths.stream().anyMatch(pattern -> pattern.matches(path));
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isCoded(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
        .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
  }

  private static boolean isUtf8(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    try {
      var charset = MediaType.parseMediaType(contentType).getCharset();
      return charset == null || charset.equals(StandardCharsets.UTF_8);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
