package com.ecomarket.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a branch says of its backlog.
 *
 * @param streamId its open stream
 * @param lastSeq the last line of that stream
 * @param pending lines that central has not acknowledged
 * @param breaker {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
 */
public record BranchStatus(String streamId, long lastSeq, long pending, String breaker) {

  static BranchStatus read(JsonNode status) {
    return new BranchStatus(
        status.required("stream_id").asText(),
        status.required("last_seq").asLong(),
        status.required("pending").asLong(),
        status.required("breaker").asText());
  }
}
