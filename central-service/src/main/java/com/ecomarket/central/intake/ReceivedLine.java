package com.ecomarket.central.intake;

import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of a request, read by itself: what cannot be interpreted says so and harms no other.
 *
 * @param at its place and hash by the envelope
 * @param bytes as received
 * @param content what it says, null if {@code problem} is not
 * @param problem why it is to be quarantined, else null
 * @param origin where it was first written, if it was written again; also of a line that cannot be
 *     interpreted, as far as that can be seen
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody: the hash stands for the bytes.
record ReceivedLine(
    LineRef at,
    byte[] bytes,
    @Nullable Line content,
    @Nullable String problem,
    @Nullable LineRef origin) {

  static ReceivedLine read(LineRef at, byte[] bytes) {
    try {
      Line line = Line.parse(bytes);
      String problem = problem(line, at);
      return problem == null
          ? new ReceivedLine(at, bytes, line, null, origin(line))
          : unreadable(at, bytes, problem);
    } catch (UnreadableLine e) {
      return unreadable(at, bytes, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String problem(Line line, LineRef at) {
    if (line instanceof StreamLine) {
      return at.seq() == 0 ? null : "a STREAM line stands at 0 only";
    }
    Movement movement = (Movement) line;
    if (!movement.kind().madeByBranch()) {
      return movement.kind() + " is not written by a branch";
    }
    if (movement.sale() != null && !Names.isId(movement.sale().saleId())) {
      return "sale_id is not an id";
    }
    // It names a row, and PostgreSQL takes no NUL in a text.
    String shipmentId = movement.facts().shipmentId();
    if (shipmentId != null && !Names.isId(shipmentId)) {
      return "shipment_id is not an id";
    }
    if (movement.origin() != null && !Names.isId(movement.origin().streamId())) {
      return "origin has no stream id";
    }
    return null;
  }

  private static ReceivedLine unreadable(LineRef at, byte[] bytes, String problem) {
    return new ReceivedLine(at, bytes, null, Names.printable(problem), originOf(bytes));
  }

  private static @Nullable LineRef origin(Line line) {
    return line instanceof Movement movement ? movement.origin() : null;
  }

  /** A line of a newer version is not understood but must not be taken twice either. */
  private static @Nullable LineRef originOf(byte[] bytes) {
    try {
      LineRef origin = Wire.read(bytes, Moved.class).origin();
      return origin != null && Names.isId(origin.streamId()) ? origin : null;
    } catch (IOException e) {
      return null;
    }
  }

  private record Moved(@Nullable LineRef origin) {}
}
