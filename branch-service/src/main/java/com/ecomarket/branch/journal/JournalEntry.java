package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.StreamLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a commit writes; a commit writes its entries in order, all or none. */
public sealed interface JournalEntry {

  /**
   * Line 0 of a new stream. It seals the open one.
   *
   * @param line the line
   * @param hash the first link of its chain
   * @param balances the stock on which it stands, product id to units
   */
  record StreamOpened(StreamLine line, Hash hash, Map<Long, Long> balances)
      implements JournalEntry {}

  /**
   * The next line of the open stream.
   *
   * @param seq its place
   * @param hash the chain up to it
   * @param bytes the line
   * @param movedSaleId the sale that begins here now, if it was first written elsewhere
   * @param key the caller's Idempotency-Key, under which it can be found
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy a line would be waste
  record LineAdded(
      long seq, Hash hash, byte[] bytes, @Nullable String movedSaleId, @Nullable String key)
      implements JournalEntry {}

  /**
   * A request that was done although there was nothing to write, so that it is done only once.
   *
   * @param key the caller's Idempotency-Key
   * @param digest what tells the request from others with that key
   */
  record DoneWithoutLine(String key, String digest) implements JournalEntry {}

  /**
   * Units on the shelf after the lines of this commit. Kept beside the lines, checked against them
   * at every start.
   */
  record BalanceSet(long productId, long units) implements JournalEntry {}

  /** Units of one product of one sale that came back, with the lines of this commit. */
  record ReturnedSet(String saleId, long productId, long units) implements JournalEntry {}

  /** The line before this entry dispatched or received something of this shipment. */
  record OfShipment(String shipmentId) implements JournalEntry {}

  /** What central says of the open shipments from now on. */
  record ShipmentsAnnounced(Announced announced) implements JournalEntry {}

  /** Central has durably posted the open stream up to and including {@code seq} (-1: nothing). */
  record Acknowledged(long seq) implements JournalEntry {}

  /**
   * These products are from now on as said here, and the catalogue is the one of this mark; all
   * others stay as they are.
   */
  record ProductsLearned(String epoch, long version, List<Product> products)
      implements JournalEntry {}

  /**
   * This is on a neighbour's shelf from now on.
   *
   * @param shelf where the neighbour stands now, and the products that changed
   * @param whole whether all that was stored of the neighbour is forgotten first
   */
  record ShelfLearned(StoredShelf shelf, boolean whole) implements JournalEntry {}

  /** This branch is no neighbour any more. */
  record NeighbourForgotten(String branchId) implements JournalEntry {}
}
