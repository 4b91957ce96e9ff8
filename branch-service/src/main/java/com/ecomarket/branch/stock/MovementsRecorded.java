package com.ecomarket.branch.stock;

/**
 * Lines were durably written.
 *
 * @param streamId the open stream
 * @param lastSeq its last line now
 */
public record MovementsRecorded(String streamId, long lastSeq) {}
