package com.ecomarket.contract;

/** Why units moved. The accounts of each kind are the table in DESIGN §1. */
public enum MovementKind {
  /** Units already on the shelf at a branch's first start: {@code stock@central} to its stock. */
  OPENING,
  /** Units sold at a branch: its stock to its {@code sold} account. */
  SALE,
  /** Units that came back: {@code sold} to the shelf, or to {@code shrinkage} if damaged. */
  RETURN,
  /** What a stock count found, or found missing: {@code shrinkage} to the shelf, or back. */
  COUNT,
  /** Units that left for another place: stock of the origin to its {@code transit}. */
  DISPATCH,
  /** Units that arrived: {@code transit} of the origin to the shelf, or {@code shrinkage}. */
  RECEIPT,
  /**
   * Units of a shipment that never arrived: {@code transit} of the origin to its {@code shrinkage},
   * or back when they turn up. Made by central only.
   */
  LOSS,
  /** Units that a supplier delivered to the warehouse. Made by central only. */
  GOODS_IN,
  /** A sale that a shop without a journal notified directly. Made by central only. */
  NOTIFIED;

  /** Whether a branch may write this kind in its own stream. */
  public boolean madeByBranch() {
    return this != LOSS && this != GOODS_IN && this != NOTIFIED;
  }
}
