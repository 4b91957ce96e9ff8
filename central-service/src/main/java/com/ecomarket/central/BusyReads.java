package com.ecomarket.central;

import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A database that has no time to be read: that is 503 and worth another try, not a fault inside.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BusyReads {
  private static final String SLUG = "central-busy";

  private static final Logger log = LoggerFactory.getLogger(BusyReads.class);

  private final MessageSource texts;

  BusyReads(MessageSource texts) {
    this.texts = texts;
  }

  @ExceptionHandler({
    CannotGetJdbcConnectionException.class,
    TransientDataAccessException.class,
    TransactionException.class
  })
  ResponseEntity<ProblemDetail> busy(Exception e, Locale language) {
    log.warn("A request was answered with 503: {}", e.getMessage());
    ProblemDetail body = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
    body.setType(URI.create("urn:ecomarket:problem:" + SLUG));
    body.setTitle(text("title", language));
    body.setDetail(text("detail", language));
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private String text(String part, Locale language) {
    return texts.getMessage("problem." + SLUG + "." + part, null, language);
  }
}
