package com.ecomarket.simulation;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.journal.Disk;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.DirectWriter;
import com.ecomarket.branch.stock.DirectWriter.Asked;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.branch.stock.StockStart;
import com.ecomarket.branch.sync.Talk;
import com.ecomarket.branch.sync.Uplink;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A running shop: the real writer and the real sync over a disk that survives it. */
final class Shop {
  private final World world;
  private final Machine machine;
  private final Stock stock;
  private final CurrentCatalog catalog;
  private final Disk disk;
  private final DirectWriter writer;
  private final Announcements announcements;
  private final Talk talk;
  private boolean talking;
  private boolean lastFailed;
  private boolean cut;

  Shop(World world, Machine machine, StockStart.Started started) {
    this.world = world;
    this.machine = machine;
    this.disk = machine.disk();
    stock = started.stock();
    catalog = new CurrentCatalog(started.catalog());
    writer = new DirectWriter(disk, catalog, stock);
    announcements = new Announcements(writer::ask, disk.announced());
    Uplink uplink =
        (question, body) -> {
          Uplink.Reply reply = machine.cable.ask(question, body);
          mustLive();
          return reply;
        };
    talk =
        new Talk(
            new Talk.Parts(
                machine.branchId,
                world.nextId("i"),
                uplink,
                disk,
                stock,
                catalog,
                announcements,
                writer,
                machine.clock(),
                world.timeline()::now,
                world.chance()::fraction,
                () -> world.nextId("r")));
  }

  Stock stock() {
    return stock;
  }

  Shipments shipments() {
    return new Shipments(machine.branchId, announcements);
  }

  /** Those that central announced and that come here. */
  List<OpenShipment> expected() {
    return announcements.last().shipments().open().stream()
        .filter(open -> open.to().equals(machine.branchId))
        .toList();
  }

  Disk disk() {
    return disk;
  }

  private void mustLive() {
    if (!machine.isRunning(this)) {
      throw new PowerCut();
    }
  }

  /** Tills ask at the same time; what they hear goes to the recorder. */
  void serve(List<Request> requests) {
    List<Asked> asked = new ArrayList<>();
    for (Request request : requests) {
      CompletableFuture<Decided> outcome = new CompletableFuture<>();
      var unused =
          outcome.whenComplete(
              (decided, failure) ->
                  world
                      .recorder()
                      .heard(request, cut ? null : decided, cut ? new PowerCut() : failure));
      asked.add(new Asked(request.command.get(), outcome));
    }
    writer.run(asked, this::answer);
    if (cut) {
      throw new PowerCut();
    }
  }

  /** Some of the answers may not leave any more. */
  private void answer(Runnable answers) {
    if (world.chance().of(world.weather().cutAfter())) {
      world.story().tell(machine.name, "power cut before the answers");
      cut = true;
    }
    answers.run();
  }

  /** Whether it is time to talk to central. */
  boolean wantsToTalk() {
    return !talking && talk.isDue();
  }

  /** One conversation with central. */
  void talk() {
    talking = true;
    try {
      Talk.End end = talk.run(lastFailed);
      lastFailed = end == Talk.End.LATER;
      if (end == Talk.End.REFUSED) {
        world.story().violated("central refuses " + machine.name + " for good");
      }
    } finally {
      talking = false;
    }
  }
}
