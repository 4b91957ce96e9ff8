package com.ecomarket.contract;

import static com.ecomarket.contract.LineText.number;
import static com.ecomarket.contract.LineText.optional;
import static com.ecomarket.contract.LineText.text;

import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.GoodsInFacts;
import com.ecomarket.contract.Facts.LossFacts;
import com.ecomarket.contract.Facts.OpeningFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The members of a line that only its kind has. */
final class FactsText {
  private FactsText() {}

  static void write(JsonGenerator out, Facts facts) throws IOException {
    if (facts instanceof SaleFacts sale) {
      out.writeNumberField("catalog_version", sale.catalogVersion());
      out.writeStringField("sale_id", sale.saleId());
      out.writeNumberField("stock_after", sale.stockAfter());
      if (sale.basket() != null) {
        out.writeNumberField("lines", sale.basket().lines());
        if (sale.basket().tenderedCents() != null) {
          out.writeFieldName("tendered");
          out.writeNumber(Cents.decimal(sale.basket().tenderedCents()));
        }
      }
    } else if (facts instanceof ReturnFacts returned) {
      out.writeStringField("return_id", returned.returnId());
      out.writeStringField("sale_id", returned.saleId());
      out.writeBooleanField("damaged", returned.damaged());
      out.writeBooleanField("verified", returned.verified());
    } else if (facts instanceof CountFacts count) {
      out.writeStringField("count_id", count.countId());
      out.writeBooleanField("found", count.found());
    } else if (facts instanceof GoodsInFacts goods) {
      out.writeStringField("receipt_id", goods.receiptId());
      if (goods.reference() != null) {
        out.writeStringField("reference", goods.reference());
      }
    } else if (facts instanceof DispatchFacts dispatch) {
      out.writeStringField("shipment_id", dispatch.shipmentId());
      out.writeStringField("to", dispatch.to());
    } else if (facts instanceof ReceiptFacts receipt) {
      out.writeStringField("receipt_id", receipt.receiptId());
      out.writeStringField("shipment_id", receipt.shipmentId());
      out.writeStringField("from", receipt.from());
      out.writeBooleanField("damaged", receipt.damaged());
    } else if (facts instanceof LossFacts loss) {
      out.writeStringField("settlement_id", loss.settlementId());
      out.writeStringField("shipment_id", loss.shipmentId());
      out.writeStringField("from", loss.from());
      out.writeBooleanField("found", loss.found());
      out.writeStringField("reason", loss.reason());
    }
  }

  static Facts read(MovementKind kind, JsonNode line) {
    return switch (kind) {
      case OPENING -> new OpeningFacts(text(line, "name"));
      case SALE ->
          new SaleFacts(
              text(line, "sale_id"),
              number(line, "catalog_version"),
              number(line, "stock_after"),
              optional(line, "lines", lines -> basket(line)),
              key(line),
              request(line));
      case RETURN ->
          new ReturnFacts(
              text(line, "return_id"),
              text(line, "sale_id"),
              yesOrNo(line, "damaged"),
              yesOrNo(line, "verified"),
              key(line),
              request(line));
      case COUNT ->
          new CountFacts(text(line, "count_id"), yesOrNo(line, "found"), key(line), request(line));
      case DISPATCH ->
          new DispatchFacts(text(line, "shipment_id"), place(line, "to"), key(line), request(line));
      case RECEIPT ->
          new ReceiptFacts(
              text(line, "receipt_id"),
              text(line, "shipment_id"),
              place(line, "from"),
              yesOrNo(line, "damaged"),
              key(line),
              request(line));
      case LOSS ->
          new LossFacts(
              text(line, "settlement_id"),
              text(line, "shipment_id"),
              place(line, "from"),
              yesOrNo(line, "found"),
              text(line, "reason"));
      case GOODS_IN -> goodsIn(line);
      case NOTIFIED -> new Facts.NoFacts(kind);
    };
  }

  private static Facts goodsIn(JsonNode line) {
    return line.has("receipt_id")
        ? new GoodsInFacts(text(line, "receipt_id"), optional(line, "reference", JsonNode::asText))
        : new Facts.NoFacts(MovementKind.GOODS_IN);
  }

  private static Basket basket(JsonNode line) {
    long lines = number(line, "lines");
    if (lines < 1 || lines > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("lines is 1 or more, not " + lines);
    }
    return new Basket(
        (int) lines, optional(line, "tendered", amount -> Cents.of(amount.decimalValue())));
  }

  private static String place(JsonNode line, String member) {
    String id = text(line, member);
    if (!id.matches(BranchId.PATTERN)) {
      throw new IllegalArgumentException(member + " names no place");
    }
    return id;
  }

  private static boolean yesOrNo(JsonNode line, String member) {
    JsonNode value = line.get(member);
    if (value == null || !value.isBoolean()) {
      throw new IllegalArgumentException(member + " is missing or not true or false");
    }
    return value.booleanValue();
  }

  private static @Nullable String key(JsonNode line) {
    return optional(line, "key", JsonNode::asText);
  }

  private static @Nullable String request(JsonNode line) {
    return optional(line, "request", JsonNode::asText);
  }
}
