package com.ecomarket.simulation;

import com.ecomarket.branch.journal.JournalCheck;
import com.ecomarket.central.ledger.Account;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.LineStatus;
import com.ecomarket.central.ledger.Posting;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold after all has healed (RELIABILITY.md §2), by the recorder and by the lines. */
final class Oracle {
  private final World world;

  Oracle(World world) {
    this.world = world;
  }

  void check() {
    Map<Long, Long> sums = new HashMap<>();
    world
        .headquarters()
        .books()
        .all()
        .forEach(
            (branch, book) -> {
              chains(branch, book);
              balances(branch, book, sums);
              opening(branch, book);
              requests(branch, book);
            });
    sums.forEach(
        (product, sum) -> {
          if (sum != 0) {
            broken("the accounts of product " + product + " sum to " + sum);
          }
        });
    onTheWay();
    world.machines().forEach(this::agree);
  }

  private void broken(String promise) {
    world.story().violated(promise);
  }

  /** I5: of each stream a prefix without a gap, byte for byte what was hashed. */
  private void chains(String branch, ShopBook book) {
    Map<String, Hash> last = new HashMap<>();
    Map<String, Long> next = new HashMap<>();
    for (LedgerLine line : book.lines()) {
      String stream = line.at().streamId();
      Hash hash = Hash.next(last.get(stream), line.bytes());
      if (line.at().seq() != next.getOrDefault(stream, 0L)) {
        broken(branch + " has a gap in " + stream + " before " + line.at().seq());
      }
      if (!hash.equals(line.at().hash())) {
        broken(branch + " has a broken chain at " + stream + "@" + line.at().seq());
      }
      if (line.status() == LineStatus.QUARANTINED) {
        broken(branch + " has a line in quarantine: " + line.reason());
      }
      last.put(stream, hash);
      next.put(stream, line.at().seq() + 1);
    }
  }

  /** I4: the balances are the sums of the lines, and all accounts together are nothing. */
  private void balances(String branch, ShopBook book, Map<Long, Long> sums) {
    Map<Account, Map<Long, Long>> folded = new HashMap<>();
    for (LedgerLine line : book.lines()) {
      Movement movement = line.movement();
      if (line.status() == LineStatus.POSTED && movement != null) {
        Posting posting = Posting.of(movement, branch);
        add(folded, posting.from(), posting.productId(), -posting.units());
        add(folded, posting.to(), posting.productId(), posting.units());
      }
    }
    if (!folded.equals(book.balances())) {
      broken(branch + " has balances that are not the sums of its lines");
    }
    book.balances()
        .values()
        .forEach(units -> units.forEach((product, sum) -> sums.merge(product, sum, Long::sum)));
  }

  private static void add(
      Map<Account, Map<Long, Long>> folded, Account account, long product, long units) {
    folded.computeIfAbsent(account, it -> new HashMap<>()).merge(product, units, Long::sum);
  }

  /** What was on the shelf at the first start was there once. */
  private void opening(String branch, ShopBook book) {
    Map<Long, Integer> opened = new HashMap<>();
    for (Movement line : posted(book)) {
      if (line.kind() == MovementKind.OPENING
          && opened.merge(line.productId(), 1, Integer::sum) > 1) {
        broken(branch + " opened with product " + line.productId() + " twice");
      }
    }
  }

  private static List<Movement> posted(ShopBook book) {
    List<Movement> posted = new ArrayList<>();
    for (LedgerLine line : book.lines()) {
      if (line.status() == LineStatus.POSTED && line.movement() != null) {
        posted.add(line.movement());
      }
    }
    return posted;
  }

  /** I1, I2, I7: what was acknowledged is there once, and nothing else is. */
  private void requests(String branch, ShopBook book) {
    Map<String, List<Movement>> byId = new LinkedHashMap<>();
    for (Movement line : posted(book)) {
      String itsId = line.facts().id();
      if (itsId != null) {
        byId.computeIfAbsent(itsId, id -> new ArrayList<>()).add(line);
      }
    }
    Map<String, Request> uncertain = new HashMap<>();
    for (Request request : world.recorder().requests()) {
      if (request.branchId.equals(branch)) {
        if (request.isAcknowledged()) {
          acknowledged(request, byId);
        } else if (request.isUncertain() && !request.wasRefused()) {
          uncertain.put(request.key, request);
        }
      }
    }
    byId.forEach(
        (id, lines) -> {
          String key = lines.get(0).facts().key();
          boolean isKnown = key != null && uncertain.remove(key) != null;
          // The line that carried the key may be the damaged one.
          if (!isKnown && !world.recorder().wasDamaged(id)) {
            broken(branch + " has lines that nobody asked for, or asked for once: " + lines.get(0));
          }
        });
  }

  private void acknowledged(Request request, Map<String, List<Movement>> byId) {
    String id = request.id();
    if (id == null) {
      return;
    }
    List<Movement> there = byId.remove(id);
    SortedMap<String, Long> wanted = Request.content(request.lines());
    SortedMap<String, Long> found = Request.content(there == null ? List.of() : there);
    if (request.mayBeLost()) {
      if (!wanted.entrySet().containsAll(found.entrySet())) {
        broken(request.key + " was " + wanted + " and is " + found);
      }
    } else if (there == null) {
      broken(request.key + " was acknowledged and is lost");
    } else if (!wanted.equals(found) || there.size() != request.lines().size()) {
      broken(request.key + " was " + wanted + " and is " + found);
    }
  }

  /** What is on the way by the shipments is what the accounts of that say. */
  private void onTheWay() {
    Map<String, Map<Long, Long>> byAccounts = new TreeMap<>();
    for (ShopBook book : world.headquarters().books().all().values()) {
      book.balances()
          .forEach(
              (account, units) -> {
                if (account.type().equals("transit")) {
                  Map<Long, Long> there =
                      byAccounts.computeIfAbsent(account.place(), place -> new TreeMap<>());
                  units.forEach((product, sum) -> there.merge(product, sum, Long::sum));
                }
              });
    }
    Map<String, Map<Long, Long>> byShipments = world.headquarters().books().shipments().onTheWay();
    if (!byAccounts.equals(byShipments)) {
      broken("on the way are " + byAccounts + " by accounts, " + byShipments + " by shipments");
    }
    if (world.lostNoDisk()) {
      List<String> twice = world.headquarters().books().shipments().arrivedTwice();
      if (!twice.isEmpty()) {
        broken("more arrived than left of " + twice.size() + " shipments");
      }
    }
  }

  /** I6: shop, disk and book say the same. */
  private void agree(Machine machine) {
    Shop process = machine.process();
    if (process == null) {
      broken(machine.name + " does not run");
      return;
    }
    ShopBook book = world.headquarters().books().of(machine.branchId);
    JournalCheck check = machine.disk().check();
    if (!check.sound()) {
      broken(machine.name + " has a journal that is not sound");
    }
    for (long product = 1; product <= World.PRODUCTS; product++) {
      long shelf = process.stock().units(product);
      long central = book.balances(Account.stock(machine.branchId)).getOrDefault(product, 0L);
      long disk = check.units().getOrDefault(product, 0L);
      if (shelf != central || shelf != disk) {
        broken(
            "%s has %d of product %d in memory, %d on disk, %d at central"
                .formatted(machine.name, shelf, product, disk, central));
      }
    }
  }
}
