package com.ecomarket.branch.sync;

import com.ecomarket.branch.count.RequestedCounts;
import com.ecomarket.contract.SyncReply;
import org.springframework.stereotype.Component;

/** Takes what people at central ask this shop to count. */
@Component
class CountRequestLearner implements Learner {
  private final RequestedCounts counts;

  CountRequestLearner(RequestedCounts counts) {
    this.counts = counts;
  }

  @Override
  public boolean learn(SyncReply reply) {
    counts.set(reply.counts());
    return false;
  }
}
