package com.ecomarket.simulation;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.NotRecorded;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands outside both services: it knows what tills asked and what they heard, and which disks were
 * lost. Nothing that it holds comes from a service's memory.
 */
final class Recorder {
  private final World world;
  private final List<Request> requests = new ArrayList<>();

  private final Set<String> damaged = new HashSet<>();

  /** Units by sale and product. */
  private final Map<String, Long> sold = new HashMap<>();

  private final Map<Object, Map<String, Long>> returned = new HashMap<>();

  Recorder(World world) {
    this.world = world;
  }

  List<Request> requests() {
    return requests;
  }

  void asks(Request request) {
    requests.add(request);
  }

  /** A till heard something, or that nothing will come. */
  void heard(Request request, @Nullable Decided decided, @Nullable Throwable failure) {
    if (failure instanceof NotRecorded) {
      world.story().count("unrecorded requests");
    } else if (decided == null) {
      request.unanswered();
      world.story().count("unanswered requests");
    } else if (decided.keyReused()) {
      world.story().violated(request.key + " is said to be another request's key");
    } else if (decided.done()) {
      done(request, decided);
    } else {
      refused(request);
    }
  }

  private void done(Request request, Decided decided) {
    world.story().tell(request.branchId, request.key + " " + request.what + " done");
    String kind = request.what.substring(0, request.what.indexOf(' '));
    world.story().count(decided.replayed() ? "replays" : "done: " + kind);
    for (Movement line : decided.lines()) {
      SaleFacts sale = line.sale();
      if (sale != null && sale.stockAfter() < 0) {
        world.story().violated(request.key + " was sold below zero");
      }
    }
    // A count that found no difference wrote nothing, so nothing remembers its key.
    if (request.id() != null
        && !(Objects.equals(idOf(decided), request.id())
            && Request.content(decided.lines()).equals(Request.content(request.lines())))) {
      world.story().violated(request.key + " was done twice, or is answered with something else");
    }
    if (!request.isAcknowledged()) {
      decided.lines().forEach(line -> takenBack(request, line));
    }
    request.acknowledged(decided.lines());
  }

  /** No disk takes back more than it knows to be sold. */
  private void takenBack(Request request, Movement line) {
    SaleFacts sale = line.sale();
    if (sale != null) {
      sold.merge(sale.saleId() + "/" + line.productId(), line.quantity(), Long::sum);
    } else if (line.facts() instanceof ReturnFacts facts && facts.verified()) {
      String what = facts.saleId() + "/" + line.productId();
      long back =
          returned
              .computeIfAbsent(request.disk, disk -> new HashMap<>())
              .merge(what, line.quantity(), Long::sum);
      Long units = sold.get(what);
      if (units != null && back > units) {
        world.story().violated(request.key + " came back too often: " + back + " of " + units);
      }
    }
  }

  private static @Nullable String idOf(Decided decided) {
    return decided.lines().isEmpty() ? null : decided.lines().get(0).facts().id();
  }

  private void refused(Request request) {
    world.story().count("refused requests");
    if (request.isAcknowledged()) {
      world.story().violated(request.key + " was done and is refused now");
    }
    request.refused();
  }

  /** A line was damaged. What was written together with it may be there without it. */
  void damaged(StoredLine line) {
    Movement movement = line.movement();
    String id = movement == null ? null : movement.facts().id();
    if (id != null) {
      damaged.add(id);
    }
  }

  /** Whether some of what was written under this id was damaged on a disk. */
  boolean wasDamaged(String id) {
    return damaged.contains(id);
  }

  /**
   * A disk was lost, or central's database. What nobody else has is excused from now on; everything
   * else is still promised.
   */
  void somethingWasLost() {
    List<Map<String, Integer>> holders = new ArrayList<>();
    world.machines().forEach(machine -> holders.add(onDisk(machine)));
    world
        .headquarters()
        .books()
        .all()
        .values()
        .forEach(book -> holders.add(atCentral(book.lines())));
    for (Request request : requests) {
      String id = request.id();
      boolean held =
          id == null
              ? !request.isUncertain()
              : holders.stream()
                  .anyMatch(holder -> holder.getOrDefault(id, 0) >= request.lines().size());
      if (!held && !request.mayBeLost()) {
        request.excuse();
        world.story().count("requests whose only disk was lost");
      }
    }
  }

  private static Map<String, Integer> onDisk(Machine machine) {
    Map<String, Integer> lines = new HashMap<>();
    for (StoredLine line : machine.disk().sound()) {
      Movement movement = line.movement();
      String id = movement == null ? null : movement.facts().id();
      if (movement != null && movement.origin() == null && id != null) {
        lines.merge(id, 1, Integer::sum);
      }
    }
    return lines;
  }

  private static Map<String, Integer> atCentral(List<LedgerLine> posted) {
    Map<String, Integer> lines = new HashMap<>();
    for (LedgerLine line : posted) {
      Movement movement = line.movement();
      String id = movement == null ? null : movement.facts().id();
      if (id != null) {
        lines.merge(id, 1, Integer::sum);
      }
    }
    return lines;
  }
}
