package com.ecomarket.simulation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for virtual time in its middle while the rest of the world goes on. It has a
 * thread of its own, for nothing else can stop in the middle of a method; but that thread and the
 * world's never run at once: each hands over to the other and stands still. So a run stays as
 * deterministic as if it had one thread only.
 */
final class Errand {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "errand");
            thread.setDaemon(true);
            return thread;
          });
  private static final ThreadLocal<@Nullable Errand> CURRENT = new ThreadLocal<>();

  private final Semaphore mayRun = new Semaphore(0);
  private final Semaphore hasStopped = new Semaphore(0);
  private @Nullable Throwable failure;
  private boolean abandoned;

  private Errand() {}

  /** Thrown into an errand whose world has ended. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("the run is over", null, false, false);
    }
  }

  /** Begins one; returns when it is done or waits for the first time. */
  static void begin(Runnable work) {
    Errand errand = new Errand();
    THREADS.execute(() -> errand.run(work));
    errand.goOn();
  }

  /** The one that calls this. */
  static Errand current() {
    Errand errand = CURRENT.get();
    if (errand == null) {
      throw new IllegalStateException("only an errand can wait");
    }
    return errand;
  }

  /** Called by the errand: stands still until someone lets it go on. */
  void await() {
    hasStopped.release();
    mayRun.acquireUninterruptibly();
    if (abandoned) {
      throw new Abandoned();
    }
  }

  /**
   * Lets it go on; returns when it is done or waits again. What it throws at its end is thrown
   * here.
   */
  void goOn() {
    mayRun.release();
    hasStopped.acquireUninterruptibly();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Ends it where it waits: its world is over. */
  void abandon() {
    abandoned = true;
    goOn();
  }

  private void run(Runnable work) {
    mayRun.acquireUninterruptibly();
    CURRENT.set(this);
    try {
      work.run();
    } catch (Abandoned e) {
      // Nobody is left who would want to know.
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      CURRENT.remove();
      hasStopped.release();
    }
  }
}
