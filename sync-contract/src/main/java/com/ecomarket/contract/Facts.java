package com.ecomarket.contract;

import org.jspecify.annotations.Nullable;

/** What a line of one kind says beyond product, units and price. */
public sealed interface Facts {

  /** The kind whose facts these are. */
  MovementKind kind();

  /**
   * The sale, return, count or shipment whose lines were written together, null for other kinds.
   */
  default @Nullable String id() {
    return null;
  }

  /** The sale that sold the units, null for kinds that are about none. */
  default @Nullable String saleId() {
    return null;
  }

  /** The shipment that the units are of, null for kinds that are about none. */
  default @Nullable String shipmentId() {
    return null;
  }

  /** The caller's Idempotency-Key, null if there was none. */
  default @Nullable String key() {
    return null;
  }

  /** Digest of the request that came with the key. */
  default @Nullable String request() {
    return null;
  }

  /**
   * Of {@code OPENING}.
   *
   * @param name of the product
   */
  record OpeningFacts(String name) implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.OPENING;
    }
  }

  /**
   * Of {@code SALE}.
   *
   * @param saleId UUIDv7, minted by the branch; one id may stand on several lines (a basket)
   * @param catalogVersion version of the catalogue that gave the price
   * @param stockAfter units left on the branch's shelf after this line, as decided then
   * @param basket of what it is the first line; null for any other line and for a single sale
   */
  record SaleFacts(
      String saleId,
      long catalogVersion,
      long stockAfter,
      @Nullable Basket basket,
      @Nullable String key,
      @Nullable String request)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.SALE;
    }

    @Override
    public String id() {
      return saleId;
    }

    /** A sale of one line. */
    public SaleFacts(
        String saleId,
        long catalogVersion,
        long stockAfter,
        @Nullable String key,
        @Nullable String request) {
      this(saleId, catalogVersion, stockAfter, null, key, request);
    }
  }

  /**
   * Stands on the first line of a basket.
   *
   * @param lines how many lines it has, this one included; they follow each other
   * @param tenderedCents what the customer gave, in cents; null if nobody said
   */
  record Basket(int lines, @Nullable Long tenderedCents) {}

  /**
   * Of {@code RETURN}.
   *
   * @param returnId UUIDv7, minted by the branch
   * @param saleId the sale that sold the units
   * @param damaged whether they went to {@code shrinkage} and not back on the shelf
   * @param verified whether the branch found the sale in its own journal
   */
  record ReturnFacts(
      String returnId,
      String saleId,
      boolean damaged,
      boolean verified,
      @Nullable String key,
      @Nullable String request)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.RETURN;
    }

    @Override
    public String id() {
      return returnId;
    }
  }

  /**
   * Of {@code COUNT}.
   *
   * @param countId UUIDv7 of the count that the line belongs to
   * @param found whether the units were there and not in the books; else they were missing
   */
  record CountFacts(String countId, boolean found, @Nullable String key, @Nullable String request)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.COUNT;
    }

    @Override
    public String id() {
      return countId;
    }
  }

  /**
   * Of {@code GOODS_IN}, but for what a catalogue file books at the first start.
   *
   * @param receiptId UUID of the delivery that the line belongs to
   * @param reference the supplier's or the buyer's name for it, if there is one
   */
  record GoodsInFacts(String receiptId, @Nullable String reference) implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.GOODS_IN;
    }
  }

  /**
   * Of {@code DISPATCH}.
   *
   * @param shipmentId UUID; all lines that carry it were written together and left together
   * @param to where the units go: a branch, or {@code central} for the warehouse
   */
  record DispatchFacts(String shipmentId, String to, @Nullable String key, @Nullable String request)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.DISPATCH;
    }

    @Override
    public String id() {
      return shipmentId;
    }
  }

  /**
   * Of {@code RECEIPT}.
   *
   * @param receiptId UUID; one shipment may arrive in several parts, each with its own
   * @param shipmentId what arrived
   * @param from the place that dispatched it
   * @param damaged whether the units went to {@code shrinkage} of the receiving place
   */
  record ReceiptFacts(
      String receiptId,
      String shipmentId,
      String from,
      boolean damaged,
      @Nullable String key,
      @Nullable String request)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.RECEIPT;
    }

    @Override
    public String id() {
      return receiptId;
    }
  }

  /**
   * Of {@code LOSS}: what a person found out about the rest of a shipment.
   *
   * @param settlementId UUID; all lines that carry it were written together
   * @param shipmentId of what
   * @param from the place that dispatched it, whose shrinkage bears the loss
   * @param found whether units that were given up have turned up: they go back into transit
   * @param reason in a person's words
   */
  record LossFacts(
      String settlementId, String shipmentId, String from, boolean found, String reason)
      implements Facts {
    @Override
    public MovementKind kind() {
      return MovementKind.LOSS;
    }

    @Override
    public String id() {
      return settlementId;
    }
  }

  /** Of a kind that says no more. */
  record NoFacts(MovementKind kind) implements Facts {}
}
