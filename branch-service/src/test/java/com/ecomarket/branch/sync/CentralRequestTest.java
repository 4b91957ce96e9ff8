package com.ecomarket.branch.sync;

import static com.ecomarket.branch.sync.CentralAnswers.SERVER;
import static com.ecomarket.branch.sync.SyncRequests.HEAD;
import static com.ecomarket.branch.sync.SyncRequests.envelope;
import static com.ecomarket.branch.sync.SyncRequests.lines;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.LineRef;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes over the wire to central, byte for byte, and the two questions of healing. */
@CentralSlice
class CentralRequestTest {
  private static final LineRef HEAD_THERE = new LineRef("s-1", 41, HEAD);
  private static final KnownLines.Query QUERY =
      new KnownLines.Query("q-1", "s-1", 40, List.of(SyncRequests.BEFORE, HEAD));

  private final Central central;
  private final CircuitBreaker breaker;

  CentralRequestTest(@Autowired Central central, @Autowired CircuitBreaker breaker) {
    this.central = central;
    this.breaker = breaker;
  }

  @BeforeEach
  void begin() {
    CentralAnswers.begin(breaker);
    CentralAnswers.always(aResponse().withStatus(413));
  }

  @Test
  void sendsAnEnvelopeAndTheJournalsOwnLines() throws Exception {
    central.sync(envelope(2), lines(2));

    LoggedRequest request = onlyRequest();
    assertThat(request.getMethod()).isEqualTo(RequestMethod.POST);
    assertThat(request.getUrl()).isEqualTo("/branches/NORTE/sync");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(request.getHeader("Accept")).isEqualTo("application/json, application/problem+json");
    assertThat(request.getHeader("Accept-Encoding")).isEqualTo("gzip");
    assertThat(request.containsHeader("Content-Encoding")).isFalse();
    assertThat(request.getBodyAsString()).isEqualTo(golden("sync-request-v1.ndjson"));
  }

  @Test
  void sendsAHeartbeatWithoutLines() throws Exception {
    central.sync(envelope(0), List.of());

    assertThat(onlyRequest().getBodyAsString()).isEqualTo(golden("heartbeat-v1.ndjson"));
  }

  @Test
  void speaksPlainHttp11AndSaysHowLongTheBodyIs() {
    central.sync(envelope(1), lines(1));

    LoggedRequest request = onlyRequest();
    assertThat(request.getProtocol()).isEqualTo("HTTP/1.1");
    assertThat(request.containsHeader("Upgrade")).isFalse();
    assertThat(request.containsHeader("HTTP2-Settings")).isFalse();
    assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
    assertThat(request.getHeader("Content-Length"))
        .isEqualTo(String.valueOf(request.getBody().length));
  }

  @Test
  void compressesALongBatch() {
    List<byte[]> lines = lines(300);
    central.sync(envelope(300), lines);

    LoggedRequest request = onlyRequest(); // which the server has inflated
    int plain = request.getBody().length;
    assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(Integer.parseInt(request.getHeader("Content-Length"))).isLessThan(plain / 4);
    List<String> sent = request.getBodyAsString().lines().toList();
    assertThat(sent).hasSize(301);
    assertThat(sent.subList(1, 301)).isEqualTo(lines.stream().map(String::new).toList());
  }

  @Test
  void readsCentralsBookOfThisBranch() {
    CentralAnswers.always(
        CentralAnswers.json(
            "{\"branch_id\":\"NORTE\",\"head\":{\"stream_id\":\"s-1\",\"seq\":41,\"hash\":\""
                + HEAD
                + "\"},\"balances\":[{\"product_id\":1,\"units\":-3}],\"colour\":\"red\"}"));

    assertThat(central.book())
        .isEqualTo(new Book("NORTE", HEAD_THERE, List.of(new Book.Balance(1, -3))));

    assertThat(onlyRequest().getUrl()).isEqualTo("/branches/NORTE/book");
    assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
  }

  @Test
  void asksCentralWhichLinesItHas() throws Exception {
    CentralAnswers.always(
        CentralAnswers.json(
            "{\"request_id\":\"q-1\",\"head\":null,\"posted\":[40],\"moved\":[41]}"));

    assertThat(central.known(QUERY))
        .isEqualTo(new KnownLines("q-1", null, List.of(40L), List.of(41L)));

    LoggedRequest request = onlyRequest();
    assertThat(request.getUrl()).isEqualTo("/branches/NORTE/known-lines");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBodyAsString()).isEqualTo(golden("known-lines-query-v1.json").strip());
  }

  @Test
  void takesARefusalToSayForAnAnswerWithoutOne() {
    assertThat(central.book()).isNull();
    assertThat(central.known(QUERY)).isNull();

    assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(2);
  }

  @Test
  void doesNotHealOnWhatIsNotCentralsAnswer() {
    CentralAnswers.always(
        CentralAnswers.json("{\"branch_id\":\"SUR\",\"head\":null,\"balances\":[]}"));
    assertThatThrownBy(central::book).isInstanceOf(CentralUnreachable.class);
    CentralAnswers.always(
        CentralAnswers.json("{\"request_id\":\"q-2\",\"head\":null,\"posted\":[],\"moved\":[]}"));
    assertThatThrownBy(() -> central.known(QUERY)).isInstanceOf(CentralUnreachable.class);

    assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(2);
  }

  private static LoggedRequest onlyRequest() {
    List<LoggedRequest> requests = SERVER.findAll(anyRequestedFor(anyUrl()));
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = CentralRequestTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(
          Objects.requireNonNull(file, name).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
