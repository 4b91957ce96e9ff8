package com.ecomarket.central.intake;

import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.ecomarket.contract.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an envelope against itself and its lines, and hashes and reads the lines. None of this
 * needs the book, so all of it happens before the book is locked.
 */
public final class BatchReader {
  private BatchReader() {}

  /**
   * Reads one request.
   *
   * @param branchId from the path
   * @param lines without line ends
   */
  public static Received read(String branchId, SyncEnvelope envelope, List<byte[]> lines) {
    if (Math.max(envelope.count(), lines.size()) > Wire.MAX_BATCH_LINES || tooLarge(lines)) {
      return new Received.TooLarge();
    }
    Received.Invalid invalid = check(branchId, envelope, lines.size());
    if (invalid != null) {
      return invalid;
    }
    List<ReceivedLine> read = new ArrayList<>(lines.size());
    Hash hash = envelope.prevHash();
    for (byte[] line : lines) {
      hash = Hash.next(hash, line);
      long seq = envelope.firstSeq() + read.size();
      read.add(ReceivedLine.read(new LineRef(envelope.streamId(), seq, hash), line));
    }
    invalid = checkPlaces(branchId, envelope, read);
    return invalid != null ? invalid : new Received.Batch(branchId, envelope, read);
  }

  private static boolean tooLarge(List<byte[]> lines) {
    long bytes = 0;
    for (byte[] line : lines) {
      bytes += line.length;
      if (line.length > Wire.MAX_LINE_BYTES) {
        return true;
      }
    }
    return bytes > Wire.MAX_BATCH_BYTES;
  }

  private static Received.@Nullable Invalid check(
      String branchId, SyncEnvelope envelope, int lines) {
    if (!BranchId.isValid(branchId)) {
      return invalid("/branch_id", "a branch id is like " + BranchId.PATTERN);
    }
    if (envelope.protocol() != SyncEnvelope.PROTOCOL) {
      return invalid("/protocol", "central speaks protocol " + SyncEnvelope.PROTOCOL);
    }
    if (!Names.isPrintable(envelope.requestId()) || envelope.requestId().isEmpty()) {
      return invalid("/request_id", "is missing or not 1 to 200 printable characters");
    }
    if (!Names.isId(envelope.streamId())) {
      return invalid("/stream_id", "is missing or not 1 to 64 of A-Z a-z 0-9 . _ : -");
    }
    if (envelope.count() != lines) {
      return invalid("/count", "says " + envelope.count() + " lines, but " + lines + " follow");
    }
    if (envelope.firstSeq() < 0 || envelope.firstSeq() > Long.MAX_VALUE - Wire.MAX_BATCH_LINES) {
      return invalid("/first_seq", "counts from 0");
    }
    if ((envelope.prevHash() == null) != (envelope.firstSeq() == 0)) {
      return invalid("/prev_hash", "is null before line 0, and only there");
    }
    return isComplete(envelope.report())
        ? null
        : invalid("/report", "lacks a member, or one cannot be kept");
  }

  /** Jackson leaves null what is missing, whatever the record promises. */
  private static boolean isComplete(@Nullable Report report) {
    return report != null
        && report.headHash() != null
        && isMoment(report.sentAt())
        && (report.oldestPendingAt() == null || isMoment(report.oldestPendingAt()))
        && report.catalog() != null
        && Names.isPrintable(report.catalog().epoch())
        && Names.isPrintable(report.stockDigest())
        && Names.isPrintable(report.breaker())
        && Names.isPrintable(report.instanceId())
        && Names.isPrintable(report.appVersion());
  }

  /** Any clock that a machine can have: its milliseconds are a number of 64 bits. */
  private static boolean isMoment(@Nullable Instant at) {
    return at != null
        && !at.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))
        && !at.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  private static Received.@Nullable Invalid checkPlaces(
      String branchId, SyncEnvelope envelope, List<ReceivedLine> lines) {
    for (ReceivedLine line : lines) {
      Line content = line.content();
      if (content != null && content.seq() != line.at().seq()) {
        return invalid(
            "/first_seq", "puts the line with seq " + content.seq() + " at " + line.at().seq());
      }
      if (line.at().seq() == 0 && !opens(line, branchId, envelope)) {
        return invalid("/first_seq", "line 0 must be the STREAM line of this stream and branch");
      }
    }
    return null;
  }

  private static boolean opens(ReceivedLine line, String branchId, SyncEnvelope envelope) {
    return line.content() instanceof StreamLine stream
        && stream.streamId().equals(envelope.streamId())
        && stream.branchId().equals(branchId)
        && (stream.highWater() == null || Names.isId(stream.highWater().streamId()));
  }

  private static Received.Invalid invalid(String pointer, String detail) {
    return new Received.Invalid("#" + pointer, detail);
  }
}
