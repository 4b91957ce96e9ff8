package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.machine.Strace;
import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import com.ecomarket.acceptance.till.Till;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a shop's journal, and central's books, ask of the system, call by call: each write and each
 * flush of a commit and of a checkpoint is the last thing that the process does, or fails. {@code
 * -Dcalls.all=true} tries every place (RELIABILITY scenarios 1 to 5, 7, 12, 13, 37, 38).
 */
@TestInstance(Lifecycle.PER_CLASS)
class SystemCallsIT {
  private static final boolean ALL = Boolean.getBoolean("calls.all");
  private static final int SALES = 20;
  private static final String FLUSH = "fsync,fdatasync";

  /** An answer goes out with one of these; so does what wakes a thread that waits for requests. */
  private static final String ANSWER = "write,writev,sendto";

  private Path folder;
  private Pair pair;
  private Service branch;

  /**
   * The n-th call of a kind on one of the journal's files, counted from when somebody looks. The
   * signal is there before the call has done anything.
   *
   * @param file empty for any, also sockets
   * @param calls one or several, separated by commas
   */
  private record Place(String file, String calls, int n) {}

  /** One shop for all: each test leaves it running, with every sale counted. */
  @BeforeAll
  void open(@TempDir Path own) {
    Strace.need();
    folder = own;
    pair = new Pair(folder, "1:1000000,2:1000000,3:1000000");
    pair.start();
    branch = pair.branch().service();
  }

  @AfterAll
  void close() {
    if (pair != null) {
      pair.close();
    }
  }

  @Test
  void keepsEveryAcknowledgedSaleWhereverTheProcessEnds() throws IOException {
    try (Load load = pair.load()) {
      for (Place place : places()) {
        if (place.file().equals("journal.db")) {
          pair.awaitMoreSales(250); // half of the way to a checkpoint, and quicker than watched
        }
        try (Strace strace =
            spoil(branch, place.file(), place.calls(), "signal=SIGKILL:when=" + place.n())) {
          ended(branch);
        }
        List<String> promised = pair.lastAcknowledged();
        branch.start();
        assertThat(promised).as(place.toString()).isNotEmpty().allMatch(pair.branch()::hasSale);
      }
      pair.awaitMoreSales(50);
    }
    pair.recorder().askAgain(pair.branch());

    int acknowledged = pair.assertExactlyOnce().acknowledged();
    System.out.printf(
        "killed in %d calls: %,d sales acknowledged, none lost, none doubled%n",
        places().size(), acknowledged);
  }

  /**
   * A commit writes two pages of four calls and flushes; then the high-water mark follows, and the
   * answer.
   */
  private static List<Place> places() {
    String log = "journal.db-wal";
    if (!ALL) {
      return List.of(
          new Place(log, "pwrite64", 2),
          new Place(log, FLUSH, 1),
          new Place("journal.high-water", "pwrite64", 2),
          new Place("journal.db", "pwrite64", 1),
          new Place("", ANSWER, 5));
    }
    List<Place> all = new ArrayList<>();
    for (int n = 1; n <= 10; n++) {
      all.add(new Place(log, "pwrite64", n));
    }
    for (int n = 1; n <= 3; n++) {
      all.add(new Place(log, FLUSH, n));
      all.add(new Place("journal.high-water", "pwrite64", n));
    }
    for (int n = 1; n <= 12; n++) {
      all.add(new Place("journal.db", "pwrite64", n));
    }
    for (int n = 1; n <= 8; n++) {
      all.add(new Place("", ANSWER, n));
    }
    all.add(new Place("journal.db", FLUSH, 1));
    all.add(new Place("journal.db", FLUSH, 2));
    return all;
  }

  /** Before, in and after the commit of a batch that a shop has sent and waits for. */
  @Test
  void countsEverySaleOnceWhereverCentralEnds() throws IOException {
    Service central = pair.central().service();
    List<Place> places = new ArrayList<>();
    for (int n = 1; n <= (ALL ? 12 : 1); n++) {
      places.add(new Place("central.db-wal", "pwrite64", ALL ? n : 3));
      places.add(new Place("central.db-wal", FLUSH, n));
    }
    try (Load load = pair.load()) {
      for (Place place : places) {
        try (Strace strace =
            spoil(central, place.file(), place.calls(), "signal=SIGKILL:when=" + place.n())) {
          ended(central);
        }
        central.start();
      }
      pair.awaitMoreSales(50);
    }
    pair.recorder().askAgain(pair.branch());
    pair.assertExactlyOnce();
  }

  /**
   * The disk has room again while nobody writes: strace that lets go in the middle of a call it
   * refuses makes another error of it (ENOSYS), after which a shop rightly ends.
   */
  @Test
  void sellsNothingOnAFullDiskAndGoesOnWhenThereIsRoom() throws IOException {
    pair.sell(3);
    pair.awaitCaughtUp();
    int before = pair.recorder().acknowledged();
    try (Strace strace = spoil(branch, "journal.db-wal", "pwrite64", "error=ENOSPC")) {
      try (Load load = pair.load()) {
        // The sale that waits at each till is asked again and again, and refused each time.
        Waiting.pause(Duration.ofMillis(1500));
      }
      assertThat(pair.recorder().acknowledged()).isEqualTo(before);
      assertThat(pair.branch().sell(1, 1, "while-it-is-full"))
          .isEqualTo(new Answer.Refused(503, "urn:ecomarket:problem:journal-unavailable"));
    }
    try (Load load = pair.load()) {
      pair.awaitMoreSales(50);
    }
    pair.recorder().askAgain(pair.branch());

    assertThat(pair.assertExactlyOnce().acknowledged()).isGreaterThan(before);
    assertThat(branch.isAlive()).isTrue();
  }

  @Test
  void endsAndReadsItsJournalAnewWhenAFlushFails() throws IOException {
    try (Load load = pair.load()) {
      pair.awaitMoreSales(20);
      int status;
      try (Strace strace = spoil(branch, "journal.db-wal", FLUSH, "error=EIO:when=1")) {
        status = ended(branch);
      }
      assertThat(status).isNotIn(0, 128 + 9);
      List<String> promised = pair.lastAcknowledged();
      branch.start();
      assertThat(promised).isNotEmpty().allMatch(pair.branch()::hasSale);
      pair.awaitMoreSales(50);
    }
    pair.recorder().askAgain(pair.branch());
    pair.assertExactlyOnce();
  }

  /** One till, so that the only answers are those to its sales. */
  @Test
  void flushesBetweenTheLastWriteOfASaleAndItsAnswer() throws IOException {
    BranchProcess alone = pair.withoutSync();
    alone.service().start();
    try {
      assertFlushed(callsOfSales(alone), SALES);
    } finally {
      alone.service().stop();
    }
  }

  private List<String> callsOfSales(BranchProcess shop) throws IOException {
    Till till = new Till(new Recorder(), shop);
    try (Strace strace =
        Strace.attached(
            shop.service().pid(),
            folder.resolve("calls"),
            "-e",
            "trace=pwrite64,fsync,fdatasync,write,writev,sendto")) {
      for (int i = 0; i < SALES; i++) {
        assertThat(till.sell(1, 1, () -> false)).isInstanceOf(Answer.Sold.class);
      }
      return strace.seen();
    }
  }

  private static void assertFlushed(List<String> seen, int sales) {
    boolean written = false;
    int answers = 0;
    for (String call : seen) {
      if (call.contains("pwrite64(") && call.contains("journal.db-wal>")) {
        written = true;
      } else if (call.matches(".*(fsync|fdatasync).* = 0$")) {
        written = false;
      } else if (call.contains("\"HTTP/1.1 200")) {
        answers++;
        assertThat(written).as("answer %d before its flush", answers).isFalse();
      }
    }
    assertThat(answers).isEqualTo(sales);
  }

  /** A checkpoint comes after a thousand pages, which takes a while on a busy machine. */
  private static int ended(Service service) {
    Waiting.until("the call to come", Duration.ofMinutes(2), () -> !service.isAlive());
    return service.awaitExit();
  }

  private Strace spoil(Service service, String file, String calls, String how) throws IOException {
    List<String> options = new ArrayList<>();
    if (!file.isEmpty()) {
      options.addAll(List.of("-P", service.data().resolve(file).toString()));
    }
    options.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":" + how));
    return Strace.attached(service.pid(), folder.resolve("calls"), options.toArray(String[]::new));
  }
}
