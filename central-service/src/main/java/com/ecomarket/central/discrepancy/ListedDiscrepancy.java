package com.ecomarket.central.discrepancy;

import com.ecomarket.central.discrepancy.Discrepancies.Resolution;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A discrepancy as people see it.
 *
 * @param title what it is, in the caller's language
 * @param detail as it was noted, in English
 * @param status {@code open}, {@code requested} while a branch is asked to count, {@code resolved}
 * @param times how often it was seen
 * @param resolution the last one; of an open discrepancy: it was resolved, and came again
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ListedDiscrepancy(
    String id,
    String kind,
    String branchId,
    String subject,
    @Nullable String title,
    String detail,
    String status,
    Instant firstAt,
    Instant lastAt,
    long times,
    @Nullable Resolution resolution) {}
