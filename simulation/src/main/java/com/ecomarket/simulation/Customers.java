package com.ecomarket.simulation;

import com.ecomarket.branch.basket.BasketCommands;
import com.ecomarket.branch.count.CountCommands;
import com.ecomarket.branch.dispatch.DispatchCommands;
import com.ecomarket.branch.receiving.ReceivingCommands;
import com.ecomarket.branch.returns.ReturnCommands;
import com.ecomarket.branch.sale.SaleCommands;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The people in the shops, and the tills that ask for them and ask again when no answer came. */
final class Customers {
  private static final int MOST_UNITS = 4;

  private final World world;

  Customers(World world) {
    this.world = world;
  }

  /** Some come at the same time. */
  void comeTo(Machine machine) {
    if (machine.process() == null) {
      return;
    }
    List<Request> requests = new ArrayList<>();
    for (int i = world.chance().between(1, 4); i > 0; i--) {
      requests.add(next(machine));
    }
    machine.run(process -> process.serve(requests));
  }

  private Request next(Machine machine) {
    List<Request> before = machine.asked();
    if (!before.isEmpty() && world.chance().of(0.15)) {
      return world.chance().of(before); // The till did not hear, or its customer pressed twice.
    }
    Request request = fresh(machine);
    machine.asked().add(request);
    world.recorder().asks(request);
    return request;
  }

  private Request fresh(Machine machine) {
    String key = world.nextId("k");
    Chance chance = world.chance();
    long product = chance.between(1, World.PRODUCTS);
    if (chance.of(0.2) && !Objects.requireNonNull(machine.process()).expected().isEmpty()) {
      return ship(machine, key, product);
    }
    int kind = chance.between(1, 100);
    if (kind <= 60) {
      long units = chance.between(1, MOST_UNITS);
      return sell(machine, key, product, units);
    }
    if (kind <= 80) {
      SortedMap<Long, Long> units = new TreeMap<>();
      for (long id = 1; id <= World.PRODUCTS; id++) {
        units.put(id, (long) chance.between(1, 2));
      }
      return request(
          machine,
          key,
          "basket " + units,
          () -> BasketCommands.sell(units, key, machine.clock().instant()));
    }
    if (kind <= 90) {
      return takeBack(machine, key, product);
    }
    if (kind <= 97) {
      return ship(machine, key, product);
    }
    long found = chance.between(0, 100);
    return request(
        machine,
        key,
        "count " + found + " of " + product,
        () -> {
          Shop process = Objects.requireNonNull(machine.process());
          return CountCommands.count(
              process.disk(), process.stock(), product, found, key, machine.clock().instant());
        });
  }

  /** Takes in what is expected, or sends something to another shop. */
  private Request ship(Machine machine, String key, long product) {
    List<OpenShipment> expected = Objects.requireNonNull(machine.process()).expected();
    if (!expected.isEmpty() && world.chance().of(0.7)) {
      String id = world.chance().of(expected).shipmentId();
      long part = world.chance().of(0.5) ? product : 0;
      return request(
          machine,
          key,
          "receive " + (part == 0 ? "all" : "1 of " + part),
          () ->
              ReceivingCommands.receive(
                  Objects.requireNonNull(machine.process()).shipments(),
                  id,
                  part,
                  key,
                  machine.clock().instant()));
    }
    String to = world.chance().of(world.machines()).branchId;
    if (to.equals(machine.branchId)) {
      return sell(machine, key, product, 1);
    }
    long units = world.chance().between(1, MOST_UNITS);
    return request(
        machine,
        key,
        "send " + units + " of " + product + " to " + to,
        () -> DispatchCommands.send(to, product, units, key, machine.clock().instant()));
  }

  private static Request sell(Machine machine, String key, long product, long units) {
    return request(
        machine,
        key,
        "sell " + units + " of " + product,
        () -> SaleCommands.sell(product, units, key, machine.clock().instant()));
  }

  /** Of a sale of any shop; most shops do not know it then. */
  private Request takeBack(Machine machine, String key, long product) {
    List<Request> all = world.chance().of(0.8) ? machine.asked() : world.recorder().requests();
    List<Movement> sold = all.isEmpty() ? List.of() : world.chance().of(all).lines();
    boolean damaged = world.chance().of(0.3);
    if (sold.isEmpty() || sold.get(0).sale() == null) {
      return sell(machine, key, product, 1);
    }
    String sale = Objects.requireNonNull(sold.get(0).sale()).saleId();
    long what = sold.get(0).productId();
    return request(
        machine,
        key,
        "return 1 of " + what,
        () ->
            ReturnCommands.takeBack(
                machine.disk(), sale, what, damaged, key, machine.clock().instant()));
  }

  private static Request request(
      Machine machine, String key, String what, Supplier<Command<Decided>> command) {
    return new Request(key, machine.branchId, machine.disk(), what, command);
  }
}
