package com.ecomarket.edge;

import java.util.Set;

/**
 * A request that must change nothing.
 *
 * @param request all its bytes
 * @param statuses any of these is right
 * @param slug last part of the problem's type
 */
@SuppressWarnings("ArrayRecordComponent") // rows are read, never compared
public record BadInput(String name, byte[] request, Set<Integer> statuses, String slug) {

  @Override
  public String toString() {
    return name;
  }
}
