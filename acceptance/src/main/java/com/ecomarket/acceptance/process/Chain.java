package com.ecomarket.acceptance.process;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.LineRef;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A central and its branches, together.
 *
 * @param central may be down
 * @param branches all of them
 */
public record Chain(CentralProcess central, List<BranchProcess> branches) implements AutoCloseable {
  private static final List<String> NAMED =
      List.of("SUCURSAL_NORTE", "SUCURSAL_SUR", "SUCURSAL_CENTRO");

  /** The ids of a chain with so many branches: three are named, the others numbered. */
  public static List<String> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i < NAMED.size() ? NAMED.get(i) : "SUCURSAL_" + (i + 1))
        .toList();
  }

  /** Starts all of them at once and waits until all are ready. */
  public void start() {
    central.service().launch();
    branches.forEach(branch -> branch.service().launch());
    central.service().awaitReady();
    branches.forEach(branch -> branch.service().awaitReady());
  }

  /** The ids of its branches. */
  public List<String> branchIds() {
    return branches.stream().map(BranchProcess::id).toList();
  }

  /** Lines that central has not acknowledged, by the branches' own account. */
  public long pending() {
    return branches.stream().mapToLong(branch -> branch.status().pending()).sum();
  }

  /**
   * Waits until every branch has nothing pending, and central's head of it is its last line. The
   * second matters when central was restored: a branch then believes to be done when it is not.
   *
   * @throws IllegalStateException if they did not within {@code bound}; it says who lags, and the
   *     last lines of its log
   */
  public void awaitCaughtUp(Duration bound) {
    try {
      Waiting.until(
          "central to catch up", bound, () -> branches.stream().allMatch(this::hasCaughtUp));
    } catch (IllegalStateException late) {
      StringBuilder lagging = new StringBuilder(late.getMessage());
      branches.stream()
          .filter(branch -> !hasCaughtUp(branch))
          .forEach(branch -> lagging.append("\n").append(account(branch)));
      throw new IllegalStateException(lagging.toString(), late);
    }
  }

  /** Whether central's book of the branch says what the branch's shelf says, to the unit. */
  public boolean agreesOnStock(BranchProcess branch) {
    Map<Long, Long> book = new TreeMap<>();
    for (Book.Balance balance : central.book(branch.id()).balances()) {
      book.put(balance.productId(), balance.units());
    }
    Map<Long, Long> shelf = new TreeMap<>(branch.inventory());
    book.values().removeIf(units -> units == 0);
    shelf.values().removeIf(units -> units == 0);
    return book.equals(shelf);
  }

  /** Ends all processes, without farewell. */
  @Override
  public void close() {
    branches.stream().map(BranchProcess::service).filter(Service::isAlive).forEach(Service::kill);
    if (central.service().isAlive()) {
      central.service().kill();
    }
  }

  /** What a branch and central say of each other, for whoever asks why they differ. */
  private String account(BranchProcess branch) {
    Service service = branch.service();
    String said;
    try {
      said = branch.status() + ", at central " + central.book(branch.id()).head();
    } catch (RuntimeException e) {
      said = e.toString();
    }
    return "%s at %s (%s): %s%n%s"
        .formatted(
            branch.id(),
            service.address(""),
            service.isAlive() ? "running" : "ended",
            said,
            service.logTail());
  }

  private boolean hasCaughtUp(BranchProcess branch) {
    try {
      BranchStatus status = branch.status();
      LineRef head = central.book(branch.id()).head();
      return status.pending() == 0
          && head != null
          && head.streamId().equals(status.streamId())
          && head.seq() == status.lastSeq();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
