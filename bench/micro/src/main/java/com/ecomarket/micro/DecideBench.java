package com.ecomarket.micro;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.sale.Sales;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.Pens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the branch's writer does for a sale before the disk: decide, write and chain its line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBench {
  /** Sales that wait together when thirty-two tills sell. */
  private static final int BATCH = 32;

  private final Pens pens =
      new Pens(
          new Catalog("epoch", 1, List.of(new Product(17, "Manzanas Orgánicas", 250))),
          Map.of(17L, 1_000_000L));
  private final Command<?> sale = Sales.ofOne(17, Instant.parse("2026-01-02T03:04:05.678Z"));

  /** One sale of a batch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Pen decide() {
    Pen pen = pens.take();
    for (int i = 0; i < BATCH; i++) {
      sale.decide(pen);
    }
    return pen;
  }
}
