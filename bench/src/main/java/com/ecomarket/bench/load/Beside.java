package com.ecomarket.bench.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that goes on, on a thread of its own, while something else is measured. */
public final class Beside implements AutoCloseable {
  private final Thread thread;
  private volatile @Nullable Exception failed;

  /** What is done until it is interrupted. */
  public interface Task {
    /** Does it; may throw whatever ends it. */
    void run() throws Exception;
  }

  /**
   * Begins at once.
   *
   * @param name of the thread
   */
  public Beside(String name, Task task) {
    thread = new Thread(() -> run(task), name);
    thread.start();
  }

  private void run(Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      failed = e;
    }
  }

  /**
   * Nothing, if it has gone on all the time.
   *
   * @throws IOException otherwise
   */
  public void orElseThrow() throws IOException {
    if (failed != null || !thread.isAlive()) {
      throw new IOException(thread.getName() + " has ended", failed);
    }
  }

  /** Interrupts it and waits for its end. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
