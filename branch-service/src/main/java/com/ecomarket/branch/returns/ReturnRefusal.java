package com.ecomarket.branch.returns;

/** Why nothing was taken back. */
sealed interface ReturnRefusal {

  /** Neither sold by this branch nor in its catalogue: there is no price to give back. */
  record UnknownProduct(long productId) implements ReturnRefusal {}

  /** The sale is one of this branch, and it sold other products. */
  record NotInSale(String saleId, long productId) implements ReturnRefusal {}

  /** More units than the sale sold and nobody returned yet. */
  record MoreThanSold(long sold, long returned, long requested) implements ReturnRefusal {}
}
