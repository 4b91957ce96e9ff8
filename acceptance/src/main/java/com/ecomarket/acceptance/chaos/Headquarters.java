package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.LedgerLine;
import com.ecomarket.acceptance.process.Waiting;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Central, which may be down just now, and the server of its books if they are on one. */
final class Headquarters {
  private static final Duration BACK_WITHIN = Duration.ofMinutes(5);

  private final CentralProcess central;
  private final Optional<Database> database;
  private final Lock process = new ReentrantLock();

  Headquarters(CentralProcess central, Optional<Database> database) {
    this.central = central;
    this.database = database;
  }

  CentralProcess central() {
    return central;
  }

  /**
   * The server of its books.
   *
   * @throws IllegalStateException if they are in a file
   */
  Database database() {
    return database.orElseThrow(() -> new IllegalStateException("central has its books in a file"));
  }

  /** Held by whoever stops and starts a process here. */
  Lock process() {
    return process;
  }

  /** Kills what runs here, does the work on the disk, starts all again. */
  void whileDown(Runnable work) {
    central.service().kill();
    database.ifPresent(Database::kill);
    work.run();
    database.ifPresent(Database::start);
    central.service().start();
  }

  /** The disk that the books are on. */
  Path disk() {
    return database.map(Database::data).orElseGet(central.service()::data);
  }

  /** The keys of all that central has posted of a branch; waits for central if it is down. */
  Set<String> postedKeys(String branchId) {
    List<LedgerLine> lines = new ArrayList<>();
    Waiting.until(
        "central to show its lines of " + branchId, BACK_WITHIN, () -> read(branchId, lines));
    return lines.stream()
        .filter(line -> line.status().equals("POSTED"))
        .map(LedgerLine::key)
        .collect(Collectors.toSet());
  }

  private boolean read(String branchId, List<LedgerLine> lines) {
    try {
      return lines.addAll(central.lines(branchId)) || lines.isEmpty();
    } catch (UncheckedIOException down) {
      return false;
    }
  }
}
