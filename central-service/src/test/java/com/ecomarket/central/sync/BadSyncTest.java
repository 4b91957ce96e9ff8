package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.edge.openapi.ApiDocs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What central answers to requests that are not what they should be; none changes anything. */
class BadSyncTest {
  private static final ApiDocs DOCS = CentralUnderTest.shared().docs();

  private final CentralUnderTest central = CentralUnderTest.shared();
  private final ShopJournal shop = ShopJournal.open("BAD", "bad").opening(1, 50);
  private final byte[] good = shop.body(0, 2);

  @Test
  void takesGzip() throws IOException {
    ShopJournal zipped = ShopJournal.open("ZIPPED", "zipped").opening(1, 50);

    Reply reply = central.sync("ZIPPED", gzip(zipped.body(0, 2)), "Content-Encoding", "gzip");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("acked_seq").asLong()).isEqualTo(1);
  }

  @Test
  void refusesGzipThatIsDamagedOrInflatesBeyondTheLimit() throws IOException {
    byte[] zipped = gzip(good);
    byte[] cut = Arrays.copyOf(zipped, zipped.length / 2);

    assertRefused(central.sync("BAD", cut, "Content-Encoding", "gzip"), 400, "malformed-body");
    assertRefused(central.sync("BAD", good, "Content-Encoding", "gzip"), 400, "malformed-body");
    byte[] bomb = gzip(new byte[64 * WireBody.LIMIT]);
    assertRefused(central.sync("BAD", bomb, "Content-Encoding", "gzip"), 413, "payload-too-large");
  }

  @Test
  void refusesOtherCodingsAndContentTypes() {
    assertRefused(
        central.sync("BAD", good, "Content-Encoding", "br"), 415, "unsupported-media-type");
    assertRefused(
        central.sync("BAD", good, "Content-Type", "application/json"),
        415,
        "unsupported-media-type");
  }

  @Test
  void refusesABodyBeyondTheLimitWithAndWithoutALength() {
    byte[] huge = new byte[WireBody.LIMIT + 1];
    assertRefused(central.sync("BAD", huge), 413, "payload-too-large");
    Reply chunked =
        central.send(
            central
                .request("/branches/BAD/sync")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))));
    assertRefused(chunked, 413, "payload-too-large");
    byte[] lineEnds = new byte[WireBody.LIMIT];
    Arrays.fill(lineEnds, (byte) '\n');
    assertRefused(central.sync("BAD", lineEnds), 413, "payload-too-large");
  }

  @Test
  void refusesAnEnvelopeThatItCannotRead() {
    String noNumber = "{\"protocol\":1e-2147483649}";
    for (String body :
        List.of("", "\n", "null\n", "[]", "{", "{}", "{\"protocol\":\"1\"}", noNumber)) {
      assertRefused(
          central.sync("BAD", body.getBytes(StandardCharsets.UTF_8)), 400, "malformed-body");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+292278994-08-17T07:12:55.808Z", "-1000000000-01-01T00:00:00Z"})
  void refusesATimeThatNoClockHas(String time) {
    String body = new String(good, StandardCharsets.UTF_8);
    for (String member : List.of("\"oldest_pending_at\":null", "\"sent_at\":\"[^\"]*\"")) {
      String name = member.substring(0, member.indexOf(':'));
      String other = body.replaceFirst(member, name + ":\"" + time + "\"");
      assertThat(other).isNotEqualTo(body);

      Reply reply = central.sync("BAD", other.getBytes(StandardCharsets.UTF_8));

      assertRefused(reply, 400, "validation-failed");
      assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("#/report");
    }
  }

  @Test
  void refusesACountThatIsNotTheNumberOfLines() {
    SyncEnvelope envelope = shop.envelope(0, 2);
    Reply reply = central.sync("BAD", ShopJournal.body(envelope, shop.lines(0, 1)));

    assertRefused(reply, 400, "validation-failed");
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("#/count");
  }

  @Test
  void refusesABranchWhoseIdDiffersFromAnotherInCaseOnly() {
    central.sync(ShopJournal.open("CASED", "cased"), 0, 1);
    Reply reply = central.sync(ShopJournal.open("Cased", "cased2"), 0, 1);

    assertRefused(reply, 400, "validation-failed");
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("#/branch_id");
  }

  @Test
  void refusesTooManyHashesInOneQuestion() {
    String hash = "\"" + "0".repeat(64) + "\"";
    String hashes = String.join(",", java.util.Collections.nCopies(1001, hash));
    Reply reply =
        central.post(
            "/branches/BAD/known-lines",
            "{\"request_id\":\"q\",\"stream_id\":\"s\",\"first_seq\":0,\"hashes\":["
                + hashes
                + "]}");

    assertRefused(reply, 400, "validation-failed");
  }

  private void assertRefused(Reply reply, int status, String slug) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.slug()).isEqualTo(slug);
    String path = reply.http().request().uri().getPath();
    assertThat(DOCS.knows("POST", path, status, slug)).as("documented").isTrue();
    assertThat(central.get("/branches/BAD/book").json().path("head").isNull()).isTrue();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    return zipped.toByteArray();
  }
}
