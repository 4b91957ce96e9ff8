package com.ecomarket.micro;

import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.intake.BatchIntake;
import com.ecomarket.central.intake.BatchReader;
import com.ecomarket.central.intake.BranchBook;
import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.intake.Received;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SyncEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What central does with a full batch before and beside the database, per line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IntakeBench implements BranchBook {
  private static final int LINES = 500;
  private static final int PRODUCTS = 100;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final LineRef HEAD = new LineRef("s-1", 0, Hash.next(null, new byte[0]));

  private final List<byte[]> lines = new ArrayList<>();
  private final SyncEnvelope envelope;
  private final Received.Batch batch;

  /** A batch of sales that continues the book. */
  public IntakeBench() {
    for (int seq = 1; seq <= LINES; seq++) {
      Facts facts = new Facts.SaleFacts("sale-" + seq, 1, 5, null, null);
      lines.add(Movement.of(seq, seq % PRODUCTS + 1, 1, 250, facts, AT).bytes());
    }
    SyncEnvelope.Report report =
        new SyncEnvelope.Report(
            LINES,
            HEAD.hash(),
            "",
            null,
            "CLOSED",
            new SyncEnvelope.CatalogMark("e", 1),
            AT,
            "i",
            "1",
            null,
            Map.of());
    envelope = new SyncEnvelope(SyncEnvelope.PROTOCOL, "r", "s-1", 1, LINES, HEAD.hash(), report);
    batch = (Received.Batch) read();
  }

  /** Chains, reads and checks the lines of a request. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Received read() {
    return BatchReader.read("NORTE", envelope, lines);
  }

  /** Decides what they count for. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Decision decide() {
    return BatchIntake.decide(this, batch);
  }

  @Override
  public LineRef head() {
    return HEAD;
  }

  @Override
  public boolean knowsStream(String streamId) {
    return true;
  }

  @Override
  public @Nullable String openedBy() {
    return "i";
  }

  @Override
  public Map<Long, Hash> hashes(String streamId, long firstSeq, long lastSeq) {
    return Map.of();
  }

  @Override
  public Set<LineRef> holds(Set<LineRef> wanted) {
    return Set.of();
  }

  @Override
  public Map<Long, Product> products(Set<Long> productIds) {
    return productIds.stream()
        .collect(
            Collectors.toMap(id -> id, id -> new Product(id, "p", 250, 0, null, true, false, 1)));
  }

  @Override
  public Map<Long, List<Price>> prices(Set<Long> productIds) {
    return Map.of();
  }
}
