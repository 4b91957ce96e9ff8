package com.ecomarket.branch.sync;

import com.ecomarket.contract.SyncReply;

/** Takes what central tells beside its head. It is state: taken twice it changes nothing. */
interface Learner {

  /**
   * Takes what is for it, if there is anything. What it tells the writer rides on the next commit.
   *
   * @return whether there is more, to be asked for at once
   */
  boolean learn(SyncReply reply);
}
