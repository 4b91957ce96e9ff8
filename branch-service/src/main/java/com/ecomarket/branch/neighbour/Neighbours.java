package com.ecomarket.branch.neighbour;

import com.ecomarket.branch.journal.StoredShelf;
import com.ecomarket.contract.NeighbourStock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shelves of the branches that this shop asks about, in memory: read within milliseconds, also
 * while central cannot be reached and after a restart. They are as old as they say; nothing is sold
 * by them.
 */
public final class Neighbours {
  private final Map<String, Shelf> shelves = new TreeMap<>();

  /**
   * @param ids the neighbours
   * @param stored what the journal kept of them; of others it is passed over
   */
  public Neighbours(Collection<String> ids, Collection<StoredShelf> stored) {
    ids.forEach(id -> shelves.put(id, new Shelf(id)));
    stored.forEach(
        shelf -> shelves.computeIfPresent(shelf.branchId(), (id, empty) -> new Shelf(shelf)));
  }

  /** Where each of them stands, in central's words; empty text: nothing was heard yet. */
  public Map<String, String> cursors() {
    return shelves.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, shelf -> shelf.getValue().cursor()));
  }

  /** Whether this is about a neighbour. */
  public boolean has(String branchId) {
    return shelves.containsKey(branchId);
  }

  /** Whether the product was ever on a neighbour's shelf. */
  public boolean hold(long productId) {
    return shelves.values().stream().anyMatch(shelf -> shelf.holds(productId));
  }

  /** One product on all shelves, by branch id. */
  public List<Elsewhere> find(long productId) {
    return shelves.values().stream().map(shelf -> shelf.find(productId)).toList();
  }

  /**
   * What must be in the journal before {@link #take}, null if nothing need be.
   *
   * @param heard of a neighbour
   */
  public @Nullable StoredShelf toStore(NeighbourStock heard) {
    return shelf(heard).toStore(heard);
  }

  /**
   * Takes what was heard of a neighbour.
   *
   * @param stored whether the journal has it
   * @return whether to ask for the rest
   */
  public boolean take(NeighbourStock heard, boolean stored) {
    return shelf(heard).take(heard, stored);
  }

  private Shelf shelf(NeighbourStock heard) {
    Shelf shelf = shelves.get(heard.branchId());
    if (shelf == null) {
      throw new IllegalArgumentException(heard.branchId() + " is no neighbour");
    }
    return shelf;
  }
}
