package com.ecomarket.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers for controllers that return a {@link CompletionStage}: the request thread goes back to
 * its pool, and the thread that completes the stage writes the answer.
 *
 * <p>Spring's own handler would send the request through its dispatcher once more, on one more
 * thread. A stage must end by itself, in time: nothing here gives up on it.
 */
final class LateAnswers implements AsyncHandlerMethodReturnValueHandler {
  private static final Logger log = LoggerFactory.getLogger(LateAnswers.class);

  private final ObjectMapper json;
  private final Supplier<HandlerExceptionResolver> refusals;

  /**
   * @param refusals what Spring MVC does with what a controller throws; asked for when needed,
   *     because Spring makes it after this
   */
  LateAnswers(ObjectMapper json, Supplier<HandlerExceptionResolver> refusals) {
    this.json = json;
    this.refusals = refusals;
  }

  @Override
  public boolean supportsReturnType(MethodParameter type) {
    return CompletionStage.class.isAssignableFrom(type.getParameterType());
  }

  @Override
  public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter type) {
    return value instanceof CompletionStage;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest web) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    HttpServletResponse response =
        Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
    Locale language = LocaleContextHolder.getLocale();
    container.setRequestHandled(true);
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    ((CompletionStage<?>) Objects.requireNonNull(value))
        .whenComplete(
            (answer, failure) -> {
              try {
                answer(answer, failure, request, response, language);
              } finally {
                complete(async);
              }
            });
  }

  private void answer(
      @Nullable Object answer,
      @Nullable Throwable failure,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language) {
    try {
      if (failure == null) {
        write(answer, response);
      } else {
        refuse(failure, request, response, language);
      }
    } catch (IOException | RuntimeException | Error e) {
      refuse(e, request, response, language);
    }
  }

  /** Nobody looks at what the stage after this one ends with, so it is said here. */
  private static void complete(AsyncContext async) {
    try {
      async.complete();
    } catch (RuntimeException e) {
      // Nothing of the request: Tomcat may have taken it back.
      log.error("An answer could not be sent", e);
    }
  }

  private void write(@Nullable Object answer, HttpServletResponse response) throws IOException {
    ResponseEntity<?> entity =
        answer instanceof ResponseEntity<?> whole ? whole : ResponseEntity.ok(answer);
    byte[] body = json.writeValueAsBytes(entity.getBody());
    response.setStatus(entity.getStatusCode().value());
    entity
        .getHeaders()
        .forEach((name, values) -> values.forEach(one -> response.addHeader(name, one)));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    // Said, so that head and body leave in one write.
    response.setContentLength(body.length);
    // What does not fit would be sent from this thread, which answers others too: a caller who does
    // not read would hold them up.
    if (body.length >= response.getBufferSize()) {
      response.setBufferSize(body.length + 1);
    }
    response.getOutputStream().write(body);
  }

  /** The same way that everything goes which a controller throws. */
  private void refuse(
      Throwable failure,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Exception refusal = cause instanceof Exception e ? e : new IllegalStateException(cause);
    // Whatever breaks now, nobody shall take it for a success.
    response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
    LocaleContextHolder.setLocale(language);
    try {
      // What the controller would have produced does not bind a refusal.
      request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
      Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
      if (refusals.get().resolveException(request, response, handler, refusal) == null) {
        log.error("Nobody knows how to refuse with this", refusal);
      }
    } catch (RuntimeException e) {
      log.error("A refusal could not be written", e);
      response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
