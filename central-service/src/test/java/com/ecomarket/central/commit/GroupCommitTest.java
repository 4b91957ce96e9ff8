package com.ecomarket.central.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ecomarket.edge.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** Who is committed together, and what each of them hears, without a database. */
@Tag("no-store")
class GroupCommitTest {
  private static final int MOST = 4;

  private final Database database = new Database();
  private final GroupCommit commit =
      new GroupCommit(new OneTransaction(database), new CommitSettings(MOST));
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch first = new CountDownLatch(1);

  @AfterEach
  void stop() {
    callers.shutdownNow();
    commit.destroy();
  }

  @Test
  void commitsWhatWaitsTogetherAndGivesEachItsOwn() throws Exception {
    CompletableFuture<String> slow = slow();
    List<CompletableFuture<String>> others = waiting(List.of(1, 1, 1), List.of("a", "b", "c"));
    first.countDown();

    assertThat(slow.get()).isEqualTo("slow");
    assertThat(others).extracting(CompletableFuture::get).containsExactly("a", "b", "c");
    assertThat(database.commits).hasValue(2);
  }

  @Test
  void takesNoMoreThanAskedForAndEndsWithTwoFullBatches() throws Exception {
    CompletableFuture<String> slow = slow();
    List<CompletableFuture<String>> others =
        waiting(
            List.of(1, 1, 1, 1, 1, 500, 500, 1), List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    first.countDown();

    slow.get();
    assertThat(others)
        .extracting(CompletableFuture::get)
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    // slow; a b c d; e f g; h
    assertThat(database.commits).hasValue(4);
  }

  @Test
  void handsOutNothingBeforeTheCommit() throws Exception {
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch committed = new CountDownLatch(1);
    CompletableFuture<String> slow = slow();
    List<CompletableFuture<String>> others = waiting(List.of(1, 1), List.of("a", "b"));
    database.onCommit =
        () -> {
          if (database.commits.get() == 1) {
            committing.countDown();
            pass(committed);
          }
        };
    first.countDown();
    pass(committing);

    assertThat(slow.get()).isEqualTo("slow");
    // Whoever was told too early needs a moment to say so.
    await()
        .during(Duration.ofMillis(200))
        .until(() -> others.stream().noneMatch(CompletableFuture::isDone));
    committed.countDown();
    assertThat(others).extracting(CompletableFuture::get).containsExactly("a", "b");
  }

  @Test
  void doesThemOneByOneIfOneOfThemFails() throws Exception {
    CompletableFuture<String> slow = slow();
    CompletableFuture<String> good = enqueue(1, () -> "good", 1);
    CompletableFuture<String> bad =
        enqueue(
            1,
            () -> {
              throw new IllegalStateException("bad");
            },
            2);
    CompletableFuture<String> late = enqueue(1, () -> "late", 3);
    first.countDown();

    slow.get();
    assertThat(good.get()).isEqualTo("good");
    assertThat(late.get()).isEqualTo("late");
    assertThatThrownBy(bad::join).hasCause(new IllegalStateException("bad"));
    assertThat(database.commits).hasValue(3);
    assertThat(database.rollbacks).hasValue(2);
  }

  @Test
  void tellsAllOfThemThatTheDatabaseIsBusyAndDoesNothingAgain() throws Exception {
    CompletableFuture<String> slow = slow();
    AtomicInteger done = new AtomicInteger();
    List<CompletableFuture<String>> others = new ArrayList<>();
    for (int n = 1; n <= 3; n++) {
      others.add(enqueue(1, () -> "done " + done.incrementAndGet(), n));
    }
    database.onCommit =
        () -> {
          if (done.get() > 0) {
            throw new TransientDataAccessResourceException("no room");
          }
        };
    first.countDown();

    slow.get();
    for (CompletableFuture<String> other : others) {
      assertThatThrownBy(other::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.slug()).isEqualTo("central-busy"));
    }
    assertThat(done).hasValue(3);
  }

  @Test
  void doesEachOnItsOwnThreadWhereNothingIsShared() {
    GroupCommit each = new GroupCommit(new OneTransaction(database), new CommitSettings(1));

    assertThat(each.run(1, Thread::currentThread)).isSameAs(Thread.currentThread());
    assertThatThrownBy(() -> new CommitSettings(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** One that is being done until {@link #first} is counted down. */
  private CompletableFuture<String> slow() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(
            () ->
                commit.run(
                    1,
                    () -> {
                      begun.countDown();
                      pass(first);
                      return "slow";
                    }),
            callers);
    pass(begun);
    return slow;
  }

  private List<CompletableFuture<String>> waiting(List<Integer> lines, List<String> results) {
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String result = results.get(i);
      all.add(enqueue(lines.get(i), () -> result, i + 1));
    }
    return all;
  }

  /** In this order, and in the queue when this returns. */
  private CompletableFuture<String> enqueue(int lines, Supplier<String> work, int inQueue) {
    CompletableFuture<String> outcome =
        CompletableFuture.supplyAsync(() -> commit.run(lines, work), callers);
    await().until(() -> commit.waiting() == inQueue);
    return outcome;
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts, and does at a commit what it is told to. */
  private static final class Database implements PlatformTransactionManager {
    final AtomicInteger commits = new AtomicInteger();
    final AtomicInteger rollbacks = new AtomicInteger();
    volatile Runnable onCommit = () -> {};

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {
      onCommit.run();
      commits.incrementAndGet();
    }

    @Override
    public void rollback(TransactionStatus status) {
      rollbacks.incrementAndGet();
    }
  }
}
