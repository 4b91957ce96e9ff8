package com.ecomarket.simulation;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.List;

/** Looks whether all is well again, after everything was mended. */
final class Settling {
  private final World world;

  Settling(World world) {
    this.world = world;
  }

  /**
   * Whether every shop stands on central's head with nothing pending. Of two machines with one name
   * neither ever does for long: each heals onto the other's head. When central has all that one of
   * them wrote, a person takes it away.
   */
  boolean isDone() {
    for (Machine machine : List.copyOf(world.machines())) {
      if (!world.only(machine) && hasTold(machine)) {
        world.story().tell(machine.name, "is taken away");
        world.machines().remove(machine);
        machine.retire();
      }
    }
    return world.machines().stream().allMatch(this::isSettled);
  }

  private boolean hasTold(Machine machine) {
    ShopBook book = world.headquarters().books().of(machine.branchId);
    for (StoredLine line : machine.disk().sound()) {
      Movement movement = line.movement();
      if (movement != null
          && movement.origin() == null
          && movement.kind() != MovementKind.OPENING
          && !book.isPosted(line.ref())
          && !book.isMoved(line.ref())) {
        return false;
      }
    }
    return true;
  }

  private boolean isSettled(Machine machine) {
    Shop process = machine.process();
    if (process == null || !world.only(machine)) {
      return false;
    }
    Position position = process.stock().position();
    LineRef last = new LineRef(position.streamId(), position.lastSeq(), position.lastHash());
    return position.pending() == 0
        && last.equals(world.headquarters().books().of(machine.branchId).head());
  }
}
