package com.ecomarket.branch.sale;

/** Whether central can be reached, as far as the shop knows. Information for the till only. */
public interface CentralLink {

  /** False while the circuit breaker is not closed. */
  boolean isUp();
}
