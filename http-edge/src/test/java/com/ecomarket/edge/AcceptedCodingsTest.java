package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCodingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "br, gzip",
        "gzip;q=0.5, br",
        "gzip ; q=1",
        "*",
        "br;q=1, *;q=0.1"
      })
  void takesGzipFromWhoNamesIt(String header) {
    assertThat(AcceptedCodings.gzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "br",
        "gzipped",
        "gzip;q=0",
        "gzip; q=0.000, *",
        "*;q=0",
        ",",
        ";",
        "x-gzip"
      })
  void sendsPlainBytesToEveryoneElse(String header) {
    assertThat(AcceptedCodings.gzip(header)).isFalse();
  }

  @Test
  void takesSilenceForNo() {
    assertThat(AcceptedCodings.gzip(null)).isFalse();
  }
}
