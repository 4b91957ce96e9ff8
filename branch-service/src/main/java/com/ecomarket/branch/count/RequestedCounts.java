package com.ecomarket.branch.count;

import com.ecomarket.contract.CountRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What people at central ask this shop to count, as central last said. Kept in memory only: every
 * answer of central says it again.
 */
@Component
public class RequestedCounts {
  private volatile List<CountRequest> requested = List.of();

  /** Oldest first. */
  public List<CountRequest> all() {
    return requested;
  }

  /** Replaces them all. */
  public void set(List<CountRequest> now) {
    requested = now;
  }
}
