package com.ecomarket.edge;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns everything that a controller or Spring MVC throws into problem+json. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private final ProblemTexts texts;
  private final InputErrors errors;

  ProblemAdvice(ProblemTexts texts) {
    this.texts = texts;
    this.errors = new InputErrors(texts);
  }

  @ExceptionHandler(Problem.class)
  @Nullable ResponseEntity<Object> refused(Problem problem, WebRequest request) {
    Map<String, Object> body =
        body(problem.status().value(), problem.slug(), request, problem.arguments());
    body.putAll(problem.members());
    return answer(problem, body, problem.headers(), problem.status(), request);
  }

  @ExceptionHandler(ConstraintViolationException.class)
  @Nullable ResponseEntity<Object> violated(ConstraintViolationException e, WebRequest request) {
    return handleExceptionInternal(e, null, HttpHeaders.EMPTY, HttpStatus.BAD_REQUEST, request);
  }

  @ExceptionHandler(Exception.class)
  @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return null;
    }
    return handleExceptionInternal(
        e, null, HttpHeaders.EMPTY, HttpStatus.INTERNAL_SERVER_ERROR, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object ignored,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.is5xxServerError() && status.value() != 503) {
      logger.error("A request failed inside", e);
    }
    Slug slug = slug(e, status);
    Map<String, Object> body = body(status.value(), slug.text(), request);
    if (slug == Slug.VALIDATION_FAILED) {
      body.put("errors", errors.of(e, LocaleContextHolder.getLocale()));
    } else if (slug == Slug.MALFORMED_BODY) {
      body.putAll(place(e));
    }
    return answer(e, body, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception e,
      Map<String, Object> body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    // Said outright, because what the caller accepts may be the very thing that is wrong.
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(e, body, all, status, request);
  }

  /**
   * {@code instance} is only said of an endpoint that exists: an unknown path is never repeated.
   */
  private Map<String, Object> body(int status, String slug, WebRequest web, Object... arguments) {
    Map<String, Object> body = texts.body(status, slug, LocaleContextHolder.getLocale(), arguments);
    HttpServletRequest request = ((ServletWebRequest) web).getRequest();
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
        instanceof HandlerMethod) {
      body.put("instance", request.getRequestURI());
    }
    return body;
  }

  private static Slug slug(Exception e, HttpStatusCode status) {
    if (status.value() != 400) {
      return Slug.of(status.value());
    }
    if (e instanceof HttpMessageNotReadableException) {
      return Slug.MALFORMED_BODY;
    }
    boolean input =
        e instanceof MethodArgumentNotValidException
            || e instanceof HandlerMethodValidationException
            || e instanceof ConstraintViolationException
            || e instanceof ServletRequestBindingException
            || e instanceof TypeMismatchException;
    return input ? Slug.VALIDATION_FAILED : Slug.BAD_REQUEST;
  }

  /** Where reading stopped: enough to find a stray comma, and nothing of the body itself. */
  private static Map<String, Object> place(Exception e) {
    Map<String, Object> place = new LinkedHashMap<>();
    if (e.getCause() instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      if (at != null && at.getLineNr() > 0) {
        place.put("line", at.getLineNr());
        place.put("column", at.getColumnNr());
      }
    }
    return place;
  }
}
