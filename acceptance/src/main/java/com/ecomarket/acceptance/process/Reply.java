package com.ecomarket.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of any status.
 *
 * @param status of HTTP
 * @param body a missing node if it is not JSON
 */
public record Reply(int status, JsonNode body) {
  /** Booked, now or by an earlier request with this key. */
  public boolean isBooked() {
    return status == 200 || status == 201;
  }

  /** Nothing was booked, and asking again would not help. */
  public boolean isRefused() {
    return status >= 400 && status < 500 && status != 429;
  }
}
