package com.ecomarket.central.movement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;

/**
 * One line that put units into the account or took them out.
 *
 * @param branchId the book that it stands in
 * @param units above zero in, below zero out
 * @param total the account's units with this line and all before it
 * @param line the very JSON that was posted
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccountLine(
    String branchId,
    String streamId,
    long seq,
    String kind,
    String from,
    String to,
    long units,
    long total,
    Instant postedAt,
    RawValue line,
    @JsonIgnore AccountCursor cursor) {}
