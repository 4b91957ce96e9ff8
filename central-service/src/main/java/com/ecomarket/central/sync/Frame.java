package com.ecomarket.central.sync;

import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sync body taken apart: the envelope, which must be readable, and the lines, which are only cut
 * at the line ends and otherwise left as they are.
 */
record Frame(SyncEnvelope envelope, List<byte[]> lines) {

  static Frame of(byte[] body) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < body.length; i++) {
      // One more than allowed is enough to refuse it; a body of line ends is not all cut up.
      if (parts.size() > Wire.MAX_BATCH_LINES + 1) {
        throw WireBody.tooLarge();
      }
      if (body[i] == '\n') {
        parts.add(Arrays.copyOfRange(body, from, i));
        from = i + 1;
      }
    }
    if (from < body.length) {
      parts.add(Arrays.copyOfRange(body, from, body.length));
    }
    if (parts.isEmpty()) {
      throw WireBody.malformed();
    }
    return new Frame(envelope(parts.get(0)), List.copyOf(parts.subList(1, parts.size())));
  }

  private static SyncEnvelope envelope(byte[] line) {
    try {
      return Wire.read(line, SyncEnvelope.class);
    } catch (IOException e) {
      throw WireBody.malformed();
    }
  }
}
