package com.ecomarket.branch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Central on a real socket: it posts by the rules, or does what a test asks it to do instead. */
final class StubbedCentral implements ResponseDefinitionTransformerV2 {
  private final StubbedLedger ledger = new StubbedLedger();
  private final List<SyncEnvelope> requests = new CopyOnWriteArrayList<>();
  private final WireMockServer server;
  private volatile @Nullable Function<SyncEnvelope, ResponseDefinitionBuilder> instead;
  private volatile boolean cutsOff;
  private volatile UnaryOperator<SyncReply> news = reply -> reply;

  StubbedCentral() {
    server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(Ports.free())
                .extensions(this)
                .gzipDisabled(true));
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getOptions().portNumber();
  }

  /** What it has posted. */
  StubbedLedger ledger() {
    return ledger;
  }

  /** The envelopes that reached it, also those that it did not answer properly. */
  List<SyncEnvelope> requests() {
    return requests;
  }

  void answersWell() {
    instead = null;
    cutsOff = false;
    server.start(); // does nothing while it runs
  }

  void answers(Function<SyncEnvelope, ResponseDefinitionBuilder> answer) {
    instead = answer;
  }

  /** Posts, and then the line breaks in the middle of the answer. */
  void cutsItsAnswersOff() {
    cutsOff = true;
  }

  /** Posts as ever, and tells this beside its head. */
  void tells(UnaryOperator<SyncReply> more) {
    news = more;
  }

  void refusesConnections() {
    server.stop();
  }

  @Override
  public String getName() {
    return "central";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    if (!request.getUrl().equals("/branches/" + BranchUnderTest.ID + "/sync")) {
      return aResponse().withStatus(404).build(); // no book: it heals nobody
    }
    List<byte[]> lines =
        new String(request.getBody(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
    SyncEnvelope envelope = envelope(lines.get(0));
    requests.add(envelope);
    Function<SyncEnvelope, ResponseDefinitionBuilder> other = instead;
    if (other != null) {
      return other.apply(envelope).build();
    }
    byte[] reply = Wire.bytes(news.apply(ledger.take(envelope, lines.subList(1, lines.size()))));
    if (cutsOff) {
      return aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK).build();
    }
    return json(200, reply).build();
  }

  static ResponseDefinitionBuilder json(int status, byte[] body) {
    String type = status < 300 ? "application/json" : "application/problem+json";
    return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body);
  }

  private static SyncEnvelope envelope(byte[] line) {
    try {
      return Wire.read(line, SyncEnvelope.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
