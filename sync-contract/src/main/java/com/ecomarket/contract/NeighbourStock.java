package com.ecomarket.contract;

import java.time.Instant;
import java.util.List;

/**
 * What a branch is told of another one's shelf. State, not commands: each number replaces the one
 * before.
 *
 * @param branchId the neighbour
 * @param cursor what the branch has once it has taken this; central's word, given back as it is
 * @param asOf when the neighbour last said that its numbers are these, by central's clock
 * @param whole whether this begins anew: what the branch held of the neighbour is forgotten first
 * @param products those that changed since the cursor that was reported
 * @param more whether the rest should be asked for at once
 */
public record NeighbourStock(
    String branchId,
    String cursor,
    Instant asOf,
    boolean whole,
    List<Book.Balance> products,
    boolean more) {

  /** Neighbours of one branch at most. */
  public static final int MAX_NEIGHBOURS = 10;

  /** Products of one neighbour in one answer at most. */
  public static final int MAX_PRODUCTS = 500;

  public NeighbourStock {
    products = List.copyOf(products);
  }
}
