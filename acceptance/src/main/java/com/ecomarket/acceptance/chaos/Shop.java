package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A shop: its branch, its tills, and its cable to central. */
final class Shop implements AutoCloseable {
  private static final int TILLS = 2;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int PRODUCTS = 3;
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

  private final Recorder recorder;
  private final Cable cable;
  private final Map<String, String> settings;
  private final BranchProcess branch;
  private final Lock process = new ReentrantLock();
  private final Lock office = new ReentrantLock();
  private long seed;
  private @Nullable Load load;

  Shop(
      String id,
      Path home,
      URI central,
      Map<String, String> settings,
      Recorder recorder,
      long seed) {
    this.recorder = recorder;
    this.cable = new Cable(central, seed);
    this.settings = settings;
    this.branch = new BranchProcess(id, home, cable.address(), settings);
    this.seed = seed;
  }

  String id() {
    return branch.id();
  }

  BranchProcess branch() {
    return branch;
  }

  Cable cable() {
    return cable;
  }

  /** Held by whoever stops and starts the process. */
  Lock process() {
    return process;
  }

  /** Held by whoever books something here beside the tills, until it is answered. */
  Lock office() {
    return office;
  }

  /** A second machine with this one's name, on a copy of its disk. */
  BranchProcess twin(Path home) {
    return new BranchProcess(id(), home, cable.address(), settings);
  }

  synchronized void openTills() {
    if (load == null) {
      load = new Load(recorder, List.of(branch), TILLS, PAUSE, PRODUCTS, seed++);
    }
  }

  /** Lets each till finish its sale; a running branch must then answer what is still unanswered. */
  synchronized void closeTills() {
    if (load != null) {
      load.close();
      load = null;
    }
    Waiting.until(
        id() + " to answer every till",
        ANSWERED_WITHIN,
        () -> {
          recorder.askAgain(branch);
          return recorder.unanswered(id()).isEmpty();
        });
  }

  /** Ends its tills and its cable; whatever has no answer then gets none. */
  @Override
  public synchronized void close() {
    if (load != null) {
      load.close();
      load = null;
    }
    cable.close();
  }
}
