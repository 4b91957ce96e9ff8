package com.ecomarket.micro;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.UnreadableLine;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One line of a sale: made, chained, written, read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LineBench {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Movement sale =
      Movement.of(
          4711,
          17,
          2,
          250,
          new Facts.SaleFacts("019b7c3a-44ae-7c30-b468-33a056c9b48b", 3, 45, null, null),
          AT);
  private final byte[] bytes = sale.bytes();
  private final Hash previous = Hash.next(null, bytes);

  /** SHA-256 over the hash before and the line. */
  @Benchmark
  public Hash chain() {
    return Hash.next(previous, bytes);
  }

  /** The JSON text of a line. */
  @Benchmark
  public byte[] write() {
    return sale.bytes();
  }

  /** A line out of its JSON text. */
  @Benchmark
  public Line read() throws UnreadableLine {
    return Line.parse(bytes);
  }
}
