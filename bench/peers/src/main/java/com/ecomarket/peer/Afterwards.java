package com.ecomarket.peer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells central after the commit, from another thread; the registry knows what was not told. */
@Component
@ConditionalOnProperty(name = "peer.way", havingValue = "events")
class Afterwards {
  private final Central central;

  Afterwards(Central central) {
    this.central = central;
  }

  @ApplicationModuleListener
  void on(SaleMade sale) {
    central.tell(sale);
  }
}
