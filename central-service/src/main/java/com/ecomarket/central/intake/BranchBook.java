package com.ecomarket.central.intake;

import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of one branch. Nobody else changes it while they decide. */
public interface BranchBook {

  /** The last posted line, null if there is none. */
  @Nullable LineRef head();

  /** Whether central has taken lines of this stream, now or before it was sealed. */
  boolean knowsStream(String streamId);

  /** The instance that opened the head's stream, null if there is no head. */
  @Nullable String openedBy();

  /** Hashes of posted lines by seq, both ends included. */
  Map<Long, Hash> hashes(String streamId, long firstSeq, long lastSeq);

  /** Which of these lines central holds: as they stand, or as the origin of another line. */
  Set<LineRef> holds(Set<LineRef> lines);

  /** Those of these products that central knows, listed or not, by id. */
  Map<Long, Product> products(Set<Long> productIds);

  /** What these products have cost, by id, the oldest price first. */
  Map<Long, List<Price>> prices(Set<Long> productIds);
}
