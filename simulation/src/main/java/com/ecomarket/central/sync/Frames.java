package com.ecomarket.central.sync;

import com.ecomarket.central.intake.BatchReader;
import com.ecomarket.central.intake.Received;
import org.jspecify.annotations.NullMarked;

/** Reads the body of a sync request as central does. */
@NullMarked
public final class Frames {
  private Frames() {}

  /** What the body says. */
  public static Received read(String branchId, byte[] body) {
    Frame frame = Frame.of(body);
    return BatchReader.read(branchId, frame.envelope(), frame.lines());
  }
}
