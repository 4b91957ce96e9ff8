package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.terminal.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;

/** Plays a script while the shops sell. Each incident has a thread of its own. */
final class Storm {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final Screen screen;
  private final Headquarters headquarters;
  private final List<Shop> shops;
  private final Repairs repairs;

  Storm(Screen screen, Headquarters headquarters, List<Shop> shops, Repairs repairs) {
    this.screen = screen;
    this.headquarters = headquarters;
    this.shops = shops;
    this.repairs = repairs;
  }

  /**
   * Returns when the time is over and the last incident has ended: every process runs, every cable
   * is whole.
   *
   * @param meanwhile done again and again, on a thread of its own
   * @throws IllegalStateException if an incident could not be played or mended
   */
  void play(Script script, Duration length, Runnable meanwhile) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> parts = new ArrayList<>();
      long start = System.nanoTime();
      parts.add(threads.submit(() -> repeat(start, length, meanwhile)));
      for (Incident incident : script.incidents()) {
        await(start, incident.at());
        parts.forEach(Storm::failEarly);
        screen.step("%s", incident.text(shops.stream().map(Shop::id).toList()));
        parts.add(threads.submit(() -> play(incident)));
      }
      await(start, length);
      parts.forEach(Storm::await);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void repeat(long start, Duration length, Runnable work) {
    while (System.nanoTime() - start < length.toNanos()) {
      work.run();
    }
  }

  private void play(Incident incident) {
    Duration lasts = incident.lasts();
    switch (incident.trouble()) {
      case CENTRAL_KILLED ->
          killed(headquarters.process(), headquarters.central().service(), lasts);
      case DATABASE_KILLED -> {
        Database database = headquarters.database();
        paused(headquarters.process(), database::kill, lasts, database::start);
      }
      case DATABASE_FROZEN -> {
        Database database = headquarters.database();
        paused(headquarters.process(), database::freeze, lasts, database::thaw);
      }
      case CENTRAL_COPIED -> repairs.copyCentral();
      case CENTRAL_RESTORED -> repairs.restoreCentral();
      case BRANCH_KILLED -> {
        Shop shop = shops.get(incident.shop());
        killed(shop.process(), shop.branch().service(), lasts);
      }
      case BRANCH_COPIED -> repairs.copy(shops.get(incident.shop()));
      case BRANCH_RESTORED -> repairs.restore(shops.get(incident.shop()), lasts);
      case BRANCH_CLONED -> repairs.cloneMachine(shops.get(incident.shop()), lasts);
      default -> {
        Shop shop = shops.get(incident.shop());
        shop.cable().suffer(incident.trouble().fault());
        Waiting.pause(lasts);
        shop.cable().mend();
      }
    }
  }

  private static void killed(Lock process, Service service, Duration downFor) {
    paused(process, service::kill, downFor, service::start);
  }

  private static void paused(Lock process, Runnable away, Duration time, Runnable back) {
    process.lock();
    try {
      away.run();
      Waiting.pause(time);
      back.run();
    } finally {
      process.unlock();
    }
  }

  private static void await(long start, Duration until) {
    while (System.nanoTime() - start < until.toNanos()) {
      Waiting.pause(BETWEEN_LOOKS);
    }
  }

  private static void failEarly(Future<?> part) {
    if (part.isDone()) {
      await(part);
    }
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the storm broke: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the storm", e);
    }
  }
}
