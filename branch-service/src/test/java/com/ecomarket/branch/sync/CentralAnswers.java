package com.ecomarket.branch.sync;

import static com.ecomarket.branch.sync.SyncRequests.HEAD;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.ecomarket.branch.sync.CentralAnswer.Busy;
import com.ecomarket.branch.sync.CentralAnswer.Elsewhere;
import com.ecomarket.branch.sync.CentralAnswer.Misunderstood;
import com.ecomarket.branch.sync.CentralAnswer.TooLarge;
import com.ecomarket.branch.sync.CentralAnswer.Unauthorised;
import com.ecomarket.contract.LineRef;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server at central's address, and all that it may say. */
final class CentralAnswers {
  static final WireMockServer SERVER =
      new WireMockServer(
          options().bindAddress("127.0.0.1").port(CentralSlice.Address.PORT).gzipDisabled(true));

  static final LineRef OUR_HEAD = new LineRef("s-1", 41, HEAD);

  private CentralAnswers() {}

  /** A server that says nothing yet, and a closed breaker. */
  static void begin(CircuitBreaker breaker) {
    boolean cold = !SERVER.isRunning();
    SERVER.start(); // does nothing while it runs
    if (cold) {
      warmUp();
    }
    SERVER.resetAll();
    breaker.transitionToClosedState(); // a reset alone leaves the timer of an open breaker running
    breaker.reset();
  }

  /** The first answer of a server may take longer than the client would wait. */
  private static void warmUp() {
    try {
      // Not HTTP/2: a server that was stopped and started again ends such a connection.
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .build()
          .send(
              HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/warm-up")).build(),
              BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void always(ResponseDefinitionBuilder http) {
    SERVER.stubFor(any(anyUrl()).willReturn(http));
  }

  /** An answer that is central's. */
  record Said(String name, ResponseDefinitionBuilder http, CentralAnswer means) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Said> saidByCentral() {
    Elsewhere behind = new Elsewhere(new LineRef("s-0", 7, HEAD), false);
    String gap = refusal("sequence-gap", "\"head\":" + head("s-1", 41) + ",\"expected_seq\":42");
    String lost = refusal("stream-behind", "\"head\":" + head("s-0", 7));
    return List.of(
        new Said("409 gap", problem(409, gap), new Elsewhere(OUR_HEAD, true)),
        new Said("409 behind", problem(409, lost), behind),
        new Said(
            "409 behind nothing",
            problem(409, refusal("stream-behind", "\"head\":null")),
            new Elsewhere(null, false)),
        new Said(
            "409 of another kind",
            problem(409, refusal("shop-closed", "\"head\":null")),
            new Misunderstood(409, "urn:ecomarket:problem:shop-closed")),
        new Said("401", aResponse().withStatus(401), new Unauthorised(401)),
        new Said(
            "401 that asks for a password",
            aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""),
            new Unauthorised(401)),
        new Said("403", html(403), new Unauthorised(403)),
        new Said("413", aResponse().withStatus(413), new TooLarge()),
        new Said("429 in 7 s", later(429, "7"), new Busy(Duration.ofSeconds(7))),
        new Said("429 in a year", later(429, "999999"), new Busy(Duration.ofMinutes(5))),
        new Said(
            "429 at a date",
            later(429, "Wed, 21 Oct 2026 07:28:00 GMT"),
            new Busy(Duration.ofSeconds(5))),
        new Said("429", aResponse().withStatus(429), new Busy(Duration.ofSeconds(5))),
        new Said("400", problem(400, "{}"), new Misunderstood(400, "sync")),
        new Said("422", problem(422, "{}"), new Misunderstood(422, "sync")),
        new Said("404", html(404), new Misunderstood(404, "sync")),
        new Said("405", aResponse().withStatus(405), new Misunderstood(405, "sync")),
        new Said("415", aResponse().withStatus(415), new Misunderstood(415, "sync")));
  }

  /**
   * Something that is not central, or not all of what it said.
   *
   * @param slow whether it is taken for a time-out; null: as the JDK client happens to see it
   */
  record Noise(
      String name,
      ResponseDefinitionBuilder http,
      @Nullable Boolean slow,
      @Nullable Duration asked) {
    Noise(String name, ResponseDefinitionBuilder http) {
      this(name, http, false, null);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Noise> notSaidByCentral() {
    String good = reply("r-1", "s-1", "[]", "");
    return List.of(
        new Noise("another request", json(reply("r-2", "s-1", "[]", ""))),
        new Noise("no request", json("{}")),
        new Noise("another stream", json(reply("r-1", "s-2", "[]", ""))),
        new Noise("no head", json(good.replace("\"acked_seq\":41,", ""))),
        new Noise("a hash that is none", json(good.replace(HEAD.toString(), "xyz"))),
        new Noise("JSON that is no reply", json("[]")),
        new Noise("null", json("null")),
        new Noise("empty", json("")),
        new Noise("half a reply", json(good.substring(0, 50))),
        new Noise("HTML", html(200)),
        new Noise("HTML said to be JSON", json("<html></html>")),
        new Noise("no content type", aResponse().withBody(good)),
        new Noise(
            "a content type that is none",
            aResponse().withHeader("Content-Type", "x").withBody(good)),
        new Noise("201", json(good).withStatus(201)),
        new Noise("204", aResponse().withStatus(204)),
        new Noise("301", elsewhere(301)),
        new Noise("302", elsewhere(302)),
        new Noise("307", elsewhere(307)),
        new Noise("308", elsewhere(308)),
        new Noise("409 HTML", html(409)),
        new Noise(
            "409 to another request",
            problem(409, refusal("sequence-gap", "\"x\":1").replace("r-1", "r-2"))),
        new Noise("500", problem(500, "{}")),
        new Noise("502 HTML", html(502)),
        new Noise("503", aResponse().withStatus(503)),
        new Noise("503 in 7 s", later(503, "7"), false, Duration.ofSeconds(7)),
        new Noise("503 in a year", later(503, "999999"), false, Duration.ofMinutes(5)),
        new Noise("504", html(504)),
        new Noise("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        new Noise("hung up", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        // The JDK client says "closed", as of a time-out, or what was wrong with the chunk,
        // whichever
        // comes first. A smaller batch harms nobody.
        new Noise("cut off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), null, null),
        new Noise("not HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        new Noise("slow", json(good).withFixedDelay(3_000), true, null),
        new Noise("dripping", json(good).withChunkedDribbleDelay(20, 6_000), true, null));
  }

  static String reply(String request, String stream, String quarantined, String more) {
    return """
        {"request_id":"%s","stream_id":"%s","acked_seq":41,"head_hash":"%s","quarantined":%s,\
        "server_time":"2026-03-01T10:15:31Z","next_sync_after_ms":0,"max_batch":500%s}"""
        .formatted(request, stream, HEAD, quarantined, more);
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static ResponseDefinitionBuilder problem(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(body);
  }

  private static String refusal(String slug, String members) {
    return "{\"type\":\"urn:ecomarket:problem:%s\",\"request_id\":\"r-1\",%s}"
        .formatted(slug, members);
  }

  private static String head(String stream, long seq) {
    return "{\"stream_id\":\"%s\",\"seq\":%s,\"hash\":\"%s\"}".formatted(stream, seq, HEAD);
  }

  private static ResponseDefinitionBuilder html(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html")
        .withBody("<html>Bienvenidos</html>");
  }

  private static ResponseDefinitionBuilder later(int status, String when) {
    return aResponse().withStatus(status).withHeader("Retry-After", when);
  }

  private static ResponseDefinitionBuilder elsewhere(int status) {
    return aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere");
  }
}
