package com.ecomarket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashTest {

  @Test
  void chainsTheGoldenLinesToTheGoldenHashes() {
    List<String> hashes = new ArrayList<>();
    Hash last = null;
    for (String line : Golden.lines("lines-v1.ndjson")) {
      last = Hash.next(last, line.getBytes(StandardCharsets.UTF_8));
      hashes.add(last.toString());
    }

    assertThat(hashes).containsExactlyElementsOf(Golden.lines("hashes-v1.txt"));
  }

  @Test
  void isTheSameInStoresAndOnTheWire() {
    Hash hash = Hash.next(null, new byte[] {1, 2, 3});

    assertThat(Hash.parse(hash.toString())).isEqualTo(hash);
    assertThat(Hash.of(hash.bytes())).isEqualTo(hash);
  }
}
