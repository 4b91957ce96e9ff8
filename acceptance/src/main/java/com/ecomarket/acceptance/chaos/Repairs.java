package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Copies, restores and clones, one at a time. */
final class Repairs {
  private static final String CENTRAL = "central";

  private final Screen screen;
  private final Path folder;
  private final Headquarters headquarters;
  private final List<String> ids;
  private final Disks disks;
  private final Recorder recorder;
  private int clones;

  Repairs(
      Screen screen,
      Path folder,
      Headquarters headquarters,
      List<String> ids,
      Disks disks,
      Recorder recorder) {
    this.screen = screen;
    this.folder = folder;
    this.headquarters = headquarters;
    this.ids = ids;
    this.disks = disks;
    this.recorder = recorder;
  }

  /** Kills a branch over its tills, copies its disk, starts it again. */
  void copy(Shop shop) {
    oneAtATime(
        shop.process(),
        () -> {
          Service service = shop.branch().service();
          service.kill();
          copyOf(service.data(), shop.id());
          disks.branchCopied(shop.id());
          service.start();
        });
  }

  /**
   * Cuts a shop off, closes it after a while, and puts the last copy in the place of its disk: what
   * it sold meanwhile is nowhere else. No till is left without an answer, for a shop that forgot a
   * key would sell once more.
   */
  void restore(Shop shop, Duration cutOff) {
    shop.cable().cut();
    Waiting.pause(cutOff);
    oneAtATime(
        shop.office(),
        () ->
            locked(
                shop.process(),
                () -> {
                  shop.closeTills();
                  Service service = shop.branch().service();
                  service.kill();
                  tell(
                      shop.id(),
                      disks.branchRestored(shop.id(), headquarters.postedKeys(shop.id())));
                  Disk.restore(copyOfLast(shop.id()), service.data());
                  shop.cable().mend();
                  service.start();
                  shop.openTills();
                }));
  }

  /** Lets a copy of the shop's machine sell beside it for a while. */
  void cloneMachine(Shop shop, Duration time) {
    oneAtATime(
        shop.office(),
        () -> {
          BranchProcess machine = shop.twin(folder.resolve("clone-" + ++clones));
          locked(
              shop.process(),
              () -> {
                shop.branch().service().kill();
                Disk.backUp(shop.branch().service().data(), machine.service().data());
                shop.branch().service().start();
              });
          Twin twin = new Twin(machine, disks, recorder);
          twin.sell(time);
          twin.end();
          tell(
              "the clone of " + shop.id(),
              disks.cloneGone(twin.keys(), headquarters.postedKeys(shop.id())));
        });
  }

  /** Kills central, copies its disk, starts it again. */
  void copyCentral() {
    oneAtATime(
        headquarters.process(),
        () -> {
          ids.forEach(id -> disks.centralCopied(id, headquarters.postedKeys(id)));
          headquarters.whileDown(() -> copyOf(headquarters.disk(), CENTRAL));
        });
  }

  /** Kills central and puts the last copy in the place of its disk. */
  void restoreCentral() {
    oneAtATime(
        headquarters.process(),
        () ->
            headquarters.whileDown(
                () -> {
                  Disk.restore(copyOfLast(CENTRAL), headquarters.disk());
                  tell(CENTRAL, ids.stream().mapToInt(disks::centralRestored).sum());
                }));
  }

  private void tell(String whose, int lost) {
    screen.step("  %,d acknowledged sales are gone with the disk of %s", lost, whose);
  }

  private void copyOf(Path data, String name) {
    Path copy = copyOfLast(name);
    if (copy.toFile().exists()) {
      Disk.wipe(copy);
    }
    Disk.backUp(data, copy);
  }

  private Path copyOfLast(String name) {
    return folder.resolve("copies").resolve(name);
  }

  private void oneAtATime(Lock second, Runnable work) {
    locked(disks.lock(), () -> locked(second, work));
  }

  private static void locked(Lock lock, Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
