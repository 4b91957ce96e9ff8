package com.ecomarket.branch.movement;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.util.RawValue;

/**
 * One line that put units on the shelf or took them off.
 *
 * @param seq its place in the open stream
 * @param units above zero on, below zero off
 * @param total units on the shelf with this line and all before it
 * @param line the very JSON of the journal
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShelfLine(long seq, String kind, long units, long total, RawValue line) {}
