package com.ecomarket.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What central knows of one branch, read in one transaction ({@code GET /branches/{id}/book}).
 *
 * @param branchId the branch
 * @param head its last posted line, null if central has none
 * @param balances units of {@code stock@branch} at that head; a product that is missing has 0
 */
public record Book(String branchId, @Nullable LineRef head, List<Balance> balances) {

  /**
   * What is on the shelf of one product.
   *
   * @param productId the product
   * @param units on the branch's shelf by the posted lines; may be negative
   */
  public record Balance(long productId, long units) {}
}
