package com.ecomarket.branch.journal;

import com.ecomarket.contract.OpenShipments;
import java.util.List;

/**
 * What central said last of the shipments from and to this shop.
 *
 * @param shipments as they stood in its books
 * @param position the last line of this journal that central had posted then: what stands behind it
 *     is not in these numbers yet, and what stands before it is, or will be written again
 */
public record Announced(OpenShipments shipments, long position) {

  /** Central has said nothing yet, so no line is in its numbers. */
  public static final Announced NOTHING = new Announced(new OpenShipments("", List.of()), 0);
}
