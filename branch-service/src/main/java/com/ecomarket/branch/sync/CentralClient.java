package com.ecomarket.branch.sync;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.SyncBody;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncRefusal;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Speaks to central over HTTP. A bean of its own, because a call from within would pass the breaker
 * by. No fallback method: it would turn "not sent" into "sent".
 */
@Component
class CentralClient implements Central {
  private final RestClient http;
  private final String branchId;

  CentralClient(RestClient.Builder http, SyncSettings settings, BranchIdentity branch) {
    this.http = http.baseUrl(settings.centralUrl().toString()).build();
    this.branchId = branch.branchId();
  }

  @Override
  @CircuitBreaker(name = BreakerSetup.CENTRAL)
  public CentralAnswer sync(SyncEnvelope envelope, List<byte[]> lines) {
    SyncBody body = SyncBody.of(envelope, lines);
    return Objects.requireNonNull(
        call(
            http.post()
                .uri("/branches/{id}/sync", branchId)
                .contentType(MediaType.parseMediaType(Wire.NDJSON))
                .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> describe(headers, body))
                .body(body.bytes()),
            answer -> syncAnswer(answer, envelope)));
  }

  @Override
  @CircuitBreaker(name = BreakerSetup.CENTRAL)
  public @Nullable Book book() {
    return call(
        http.get().uri("/branches/{id}/book", branchId).accept(MediaType.APPLICATION_JSON),
        answer -> {
          Book book = answer.status() == 200 ? Wire.read(answer.body(), Book.class) : null;
          if (book != null && !branchId.equals(book.branchId())) {
            throw CentralUnreachable.notCentral("a book of branch " + book.branchId());
          }
          return book;
        });
  }

  @Override
  @CircuitBreaker(name = BreakerSetup.CENTRAL)
  public @Nullable KnownLines known(KnownLines.Query query) {
    return call(
        http.post()
            .uri("/branches/{id}/known-lines", branchId)
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .body(Wire.bytes(query)),
        answer -> {
          KnownLines known =
              answer.status() == 200 ? Wire.read(answer.body(), KnownLines.class) : null;
          if (known != null && !query.requestId().equals(known.requestId())) {
            throw CentralUnreachable.notCentral("an answer to another question");
          }
          return known;
        });
  }

  /** What an answer of central to this request says. */
  static CentralAnswer syncAnswer(HttpAnswer answer, SyncEnvelope envelope) throws IOException {
    int status = answer.status();
    if (status == 200) {
      SyncReply reply = Wire.read(answer.body(), SyncReply.class);
      boolean sameStream = envelope.streamId().equals(reply.streamId());
      if (!envelope.requestId().equals(reply.requestId())
          || (envelope.count() > 0 && !sameStream)) {
        throw CentralUnreachable.notCentral("an answer to another request");
      }
      return new CentralAnswer.Posted(reply);
    }
    if (status == 409) {
      SyncRefusal refusal = Wire.read(answer.body(), SyncRefusal.class);
      boolean gap = SyncRefusal.SEQUENCE_GAP.equals(refusal.type());
      if (!envelope.requestId().equals(refusal.requestId())) {
        throw CentralUnreachable.notCentral("a refusal of another request");
      }
      return gap || SyncRefusal.STREAM_BEHIND.equals(refusal.type())
          ? new CentralAnswer.Elsewhere(refusal.head(), gap)
          : new CentralAnswer.Misunderstood(status, String.valueOf(refusal.type()));
    }
    return switch (status) {
      case 401, 403 -> new CentralAnswer.Unauthorised(status);
      case 413 -> new CentralAnswer.TooLarge();
      case 429 ->
          new CentralAnswer.Busy(
              Objects.requireNonNullElse(answer.retryAfter(), Duration.ofSeconds(5)));
      default -> new CentralAnswer.Misunderstood(status, "sync");
    };
  }

  private static void describe(HttpHeaders headers, SyncBody body) {
    if (body.compressed()) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    headers.set(HttpHeaders.ACCEPT_ENCODING, "gzip");
  }

  private interface Reading<T> {
    @Nullable T read(HttpAnswer answer) throws IOException;
  }

  private static <T> @Nullable T call(
      RestClient.RequestHeadersSpec<?> request, Reading<T> reading) {
    try {
      return request.exchange(
          (sent, response) -> {
            HttpAnswer answer = HttpAnswer.of(response);
            answer.refuseWhatCentralNeverSays();
            return reading.read(answer);
          });
    } catch (RestClientException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // The JDK client ends a body that is not there in time with "closed".
      boolean timeout =
          cause instanceof HttpTimeoutException || "closed".equals(cause.getMessage());
      throw new CentralUnreachable(reason(cause), e, null, timeout);
    }
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}
