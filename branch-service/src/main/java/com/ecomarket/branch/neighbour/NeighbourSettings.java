package com.ecomarket.branch.neighbour;

import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.edge.CannotStart;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose shelves this shop wants to see.
 *
 * @param neighbours ids of other branches, at most {@link NeighbourStock#MAX_NEIGHBOURS}
 */
@ConfigurationProperties("ecomarket")
record NeighbourSettings(@Nullable List<String> neighbours) {

  /**
   * The neighbours by id.
   *
   * @param self this branch
   * @throws CannotStart if one is no branch, this branch, or named twice, or there are too many
   */
  SortedSet<String> of(String self) {
    SortedSet<String> ids = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (String id : neighbours == null ? List.<String>of() : neighbours) {
      if (!BranchId.isValid(id)) {
        throw refused("\"" + id + "\" is no branch id");
      }
      if (BranchId.canonical(id).equals(BranchId.canonical(self))) {
        throw refused(id + " is this branch");
      }
      if (!seen.add(BranchId.canonical(id))) {
        throw refused(id + " stands twice");
      }
      ids.add(id);
    }
    if (ids.size() > NeighbourStock.MAX_NEIGHBOURS) {
      throw refused(
          "at most %d can be named, not %d".formatted(NeighbourStock.MAX_NEIGHBOURS, ids.size()));
    }
    return Collections.unmodifiableSortedSet(ids);
  }

  private static CannotStart refused(String why) {
    return new CannotStart("ecomarket.neighbours names other branches, A,B,…: " + why + ".");
  }
}
