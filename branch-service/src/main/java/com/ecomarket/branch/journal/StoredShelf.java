package com.ecomarket.branch.journal;

import java.time.Instant;
import java.util.Map;

/**
 * A neighbour's shelf, as it is stored.
 *
 * @param branchId the neighbour
 * @param cursor how far central has told, in its words
 * @param asOf when the neighbour was last heard, in whole milliseconds
 * @param complete whether a product that is not among the units is known not to be there
 * @param units by product id
 */
public record StoredShelf(
    String branchId, String cursor, Instant asOf, boolean complete, Map<Long, Long> units) {}
