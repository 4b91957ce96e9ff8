package com.ecomarket.edge;

import org.springframework.http.HttpStatus;

/** The refusals that the edge itself answers with; their texts are in {@code edge-messages}. */
public enum Slug {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "bad-request"),
  MALFORMED_BODY(HttpStatus.BAD_REQUEST, "malformed-body"),
  VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "validation-failed"),
  INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "invalid-idempotency-key"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "not-found"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable"),
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "request-timeout"),
  PAYLOAD_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "payload-too-large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error"),
  NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "not-implemented"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"),
  HTTP_VERSION_NOT_SUPPORTED(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "http-version-not-supported");

  private final HttpStatus status;
  private final String text;

  Slug(HttpStatus status, String text) {
    this.status = status;
    this.text = text;
  }

  /** The status that it is answered with. */
  public HttpStatus status() {
    return status;
  }

  /** The last part of the problem's type. */
  public String text() {
    return text;
  }

  /** What a bare status means when nobody said more; never a more specific meaning than that. */
  static Slug of(int status) {
    for (Slug slug : values()) {
      if (slug.status.value() == status) {
        return slug;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }
}
