package com.ecomarket.central.intake;

import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.SyncEnvelope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sync request after it was read, before any book was looked at. */
public sealed interface Received {

  /**
   * A request that fits together.
   *
   * @param lines numbered from the envelope's {@code first_seq}, hashed from its {@code prev_hash}
   */
  record Batch(String branchId, SyncEnvelope envelope, List<ReceivedLine> lines)
      implements Received {

    /** The STREAM line, if this batch begins with line 0. */
    public Optional<StreamLine> opening() {
      return !lines.isEmpty() && lines.get(0).content() instanceof StreamLine stream
          ? Optional.of(stream)
          : Optional.empty();
    }

    /** The line before the first, null before line 0. */
    @Nullable LineRef previous() {
      return envelope.prevHash() == null
          ? null
          : new LineRef(envelope.streamId(), envelope.firstSeq() - 1, envelope.prevHash());
    }

    /** The seqs that nobody here can interpret, whether they are new or came before. */
    public List<Long> quarantined() {
      return lines.stream()
          .filter(line -> line.problem() != null)
          .map(line -> line.at().seq())
          .toList();
    }
  }

  /**
   * The envelope contradicts itself or its lines.
   *
   * @param pointer JSON pointer of the member
   * @param detail what is wrong with it
   */
  record Invalid(String pointer, String detail) implements Received {}

  /** More lines or bytes than one request may have. */
  record TooLarge() implements Received {}
}
