package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.RawHttp.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OpenShop
class BadInputTest {
  private static final SaleRequests SALE = new SaleRequests("/sell");

  private final int port;
  private final RawHttp http;
  private final Shop shop;
  private int soldBefore;

  BadInputTest(@LocalServerPort int port, @Autowired Shop shop) {
    this.port = port;
    this.http = new RawHttp(port);
    this.shop = shop;
  }

  @BeforeEach
  void remember() {
    soldBefore = shop.sold.get();
  }

  static List<BadInput> rows() {
    return BadInputs.forSale("/sell");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesAndSellsNothing(BadInput row) throws Exception {
    Answer answer = http.send(row.request());

    assertThat(answer.status()).as(answer.toString()).isIn(row.statuses());
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.path("type").asText()).isEqualTo("urn:ecomarket:problem:" + row.slug());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "java", "ecomarket.edge", "spring");
    if (answer.status() == 405) {
      assertThat(answer.header("Allow")).contains("POST");
    }
    assertThat(shop.sold).hasValue(soldBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Content-Type: application/json;charset=utf-8",
        "Content-Type: application/json; charset=\"UTF-8\"",
        "Content-Type: application/json\r\nContent-Encoding: identity",
        "Content-Type: application/json\r\nAccept: */*",
        "Content-Type: application/json\r\nIdempotency-Key: till-7.0001:a_b"
      })
  void sellsWhatIsProperlySaid(String headers) {
    assertThat(http.send(SALE.validWith(headers)).status()).isEqualTo(200);
    assertThat(shop.sold).hasValue(soldBefore + 1);
  }

  @Test
  void sellsBehindAByteOrderMarkAndUpToTheLimit() {
    String padded = SaleRequests.VALID + " ".repeat(64 * 1024 - SaleRequests.VALID.length());
    assertThat(http.send(SALE.json("\uFEFF" + SaleRequests.VALID)).status()).isEqualTo(200);
    assertThat(http.send(SALE.json(padded)).status()).isEqualTo(200);
    assertThat(shop.sold).hasValue(soldBefore + 2);
  }

  @Test
  void refusesABodyThatStallsOrEndsEarly() {
    byte[] half = SALE.framed(SaleRequests.VALID, "Content-Length: 1000");
    assertThat(http.send(half)).satisfies(a -> slug(a, 408, "request-timeout"));
    assertThat(http.sendAndHangUp(half)).satisfies(a -> slug(a, 400, "bad-request"));
    assertThat(shop.sold).hasValue(soldBefore);
  }

  /**
   * RELIABILITY scenario 51; those with half a body hold a thread each, twice as many as there are.
   */
  @Test
  void sellsAlthoughHundredsSayOnlyHalfOfWhatTheyWant() throws IOException {
    byte[] half = SALE.framed(SaleRequests.VALID, "Content-Length: 1000");
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        silent.add(socket);
        socket.getOutputStream().write(half, 0, i % 8 == 0 ? half.length : 20);
      }
      assertThat(http.send(SALE.json(SaleRequests.VALID)).status()).isEqualTo(200);
      assertThat(shop.sold).hasValue(soldBefore + 1);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** As an answer to HTTP/0.9, the body stands alone. */
  @Test
  void refusesARequestWhoseFirstLineNamesNoVersion() {
    for (String line : List.of("POST /sell", "GET /sold", "POST /sell\nHTTP/1.1")) {
      assertThat(http.sendAndHangUp(SALE.target(line)).body())
          .contains("\"urn:ecomarket:problem:http-version-not-supported\"");
    }
    assertThat(shop.sold).hasValue(soldBefore);
  }

  @Test
  void closesTheConnectionAfterABodyThatIsTooLarge() {
    byte[] large = SALE.framed(SaleRequests.VALID, "Content-Length: 100000");
    assertThat(http.send(large).header("Connection")).isEqualTo("close");
  }

  @Test
  void sellsOnlyWhatAMutatedBodyStillSays() {
    Random random = new Random(20_261_125);
    List<String> wrong = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] body = Mutation.of(SaleRequests.VALID.getBytes(UTF_8), random);
      Answer answer = http.send(SALE.json(body));
      boolean known = List.of(200, 400, 409, 413, 415, 422, 429).contains(answer.status());
      boolean problem = answer.header("Content-Type").startsWith("application/problem+json");
      accepted += answer.status() == 200 ? 1 : 0;
      if (!known || problem == (answer.status() == 200)) {
        wrong.add(new String(body, UTF_8) + " → " + answer);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(accepted).isPositive();
    assertThat(shop.sold).hasValue(soldBefore + accepted);
  }

  private static void slug(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.body()).contains("\"urn:ecomarket:problem:" + slug + "\"");
  }
}
