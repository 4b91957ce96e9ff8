package com.ecomarket.branch.count;

import java.util.List;

/** Why a count was not taken. */
sealed interface CountRefusal {

  /** Not in the catalogue. */
  record UnknownProduct(long productId) implements CountRefusal {}

  /** Units that may be on the shelf already are still booked as on the way here. */
  record OpenArrivals(List<String> shipmentIds) implements CountRefusal {}

  /** The stock cannot be known as it was then: only from line {@code from} to {@code to}. */
  record NoSuchMoment(long asOfSeq, String streamId, long from, long to) implements CountRefusal {}
}
