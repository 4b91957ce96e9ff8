package com.ecomarket.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HttpReaderTest {
  private final HttpReader reader = new HttpReader();

  @Test
  void readsAnAnswerThatComesByteByByteAndThenTheNextOne() throws IOException {
    for (int i = 0; i < 2; i++) {
      Answer answer =
          dripped(
              "HTTP/1.1 429 \r\nRetry-After: 7\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 2\r\n\r\n{}");

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.retryAfter(5)).isEqualTo(7);
      assertThat(answer.isJson()).isTrue();
      assertThat(answer.closesConnection()).isFalse();
      assertThat(answer.body()).asString().isEqualTo("{}");
    }
  }

  @Test
  void readsWhatIsChunkedAndCompressed() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write("{\"acked_seq\":1}".getBytes(StandardCharsets.UTF_8));
    }
    String body = gzip.toString(StandardCharsets.ISO_8859_1);
    String chunks =
        "3\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
            .formatted(body.substring(0, 3), body.length() - 3, body.substring(3));

    Answer answer =
        dripped(
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
                + "Connection: close\r\n\r\n"
                + chunks);

    assertThat(answer.closesConnection()).isTrue();
    assertThat(answer.body()).asString().isEqualTo("{\"acked_seq\":1}");
  }

  @Test
  void refusesWhatIsNotHttp() {
    assertThatThrownBy(() -> dripped("SSH-2.0-OpenSSH\r\n\r\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> dripped("HTTP/1.1 200 \r\nContent-Length: -1\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }

  private Answer dripped(String text) throws IOException {
    reader.reset();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Answer answer = null;
    for (byte one : bytes) {
      assertThat(answer).isNull();
      answer = reader.read(ByteBuffer.wrap(new byte[] {one}));
    }
    return Objects.requireNonNull(answer);
  }
}
