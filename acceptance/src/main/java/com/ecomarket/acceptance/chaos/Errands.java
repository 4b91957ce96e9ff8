package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Reply;
import com.ecomarket.acceptance.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * People who now and then sell a basket, take something back, or send units to another shop, on one
 * thread. What they were not told they ask again, with the same key.
 */
final class Errands {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_ON_THE_WAY = 20;

  private final List<Shop> shops;
  private final ErrandBook book;
  private final SplittableRandom random;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Deque<String> sold = new ArrayDeque<>();
  private final List<Sent> onTheWay = new ArrayList<>();
  private int number;

  private record Sent(String shipmentId, Shop from, Shop to, long units) {}

  Errands(List<Shop> shops, ErrandBook book, long seed) {
    this.shops = shops;
    this.book = book;
    this.random = new SplittableRandom(seed);
  }

  /** One errand, if the shop it is for is not under repair; then a pause. */
  void next() {
    Shop shop = shops.get(random.nextInt(shops.size()));
    if (shop.office().tryLock()) {
      try {
        switch (random.nextInt(4)) {
          case 0 -> basket(shop);
          case 1 -> takeBack(shop);
          case 2 -> send(shop);
          default -> receive(shop);
        }
      } finally {
        shop.office().unlock();
      }
    }
    Waiting.pause(PAUSE);
  }

  /** Takes in, at every shop, what it knows to be on the way. */
  void receiveAll() {
    shops.forEach(this::receive);
  }

  private void basket(Shop shop) {
    String stock = "stock@" + shop.id();
    String till = "sold@" + shop.id();
    book(
            shop,
            "/sales",
            "{\"lines\":[{\"product_id\":1,\"quantity\":2},{\"product_id\":2,\"quantity\":1}]}",
            "SALE",
            List.of(new Errand.Move(stock, till, 1, 2), new Errand.Move(stock, till, 2, 1)))
        .ifPresent(reply -> sold.add(reply.body().required("sale_id").asText()));
  }

  /** One of the two apples of a basket, wherever it was sold. */
  private void takeBack(Shop shop) {
    String saleId = sold.poll();
    if (saleId != null) {
      var unused =
          book(
              shop,
              "/returns",
              "{\"sale_id\":\"%s\",\"product_id\":1,\"quantity\":1,\"damaged\":false}"
                  .formatted(saleId),
              "RETURN",
              List.of(new Errand.Move("sold@" + shop.id(), "stock@" + shop.id(), 1, 1)));
    }
  }

  /** Milk, which is scarce. */
  private void send(Shop from) {
    Shop to = shops.get(random.nextInt(shops.size()));
    if (to != from && onTheWay.size() < MOST_ON_THE_WAY) {
      long units = 1L + random.nextInt(5);
      book(
              from,
              "/shipments",
              "{\"to\":\"%s\",\"lines\":[{\"product_id\":3,\"quantity\":%d}]}"
                  .formatted(to.id(), units),
              "DISPATCH",
              List.of(new Errand.Move("stock@" + from.id(), "transit@" + from.id(), 3, units)))
          .ifPresent(
              reply ->
                  onTheWay.add(
                      new Sent(reply.body().required("shipment_id").asText(), from, to, units)));
    }
  }

  private void receive(Shop at) {
    String known = open(at.branch());
    Iterator<Sent> sent = onTheWay.iterator();
    while (sent.hasNext()) {
      Sent shipment = sent.next();
      if (shipment.to() == at && known.contains(shipment.shipmentId())) {
        sent.remove();
        var unused =
            book(
                at,
                "/shipments/" + shipment.shipmentId() + "/receive",
                "{\"lines\":[{\"product_id\":3,\"received\":%d,\"damaged\":0}]}"
                    .formatted(shipment.units()),
                "RECEIPT",
                List.of(
                    new Errand.Move(
                        "transit@" + shipment.from().id(),
                        "stock@" + at.id(),
                        3,
                        shipment.units())));
      }
    }
  }

  /** Asks until it is booked or refused. */
  private Optional<Reply> book(
      Shop shop, String path, String json, String kind, List<Errand.Move> moves) {
    String key = "errand-" + run + "-" + ++number;
    Deque<Reply> answer = new ArrayDeque<>();
    Waiting.until(
        shop.id() + " to answer " + path,
        PATIENCE,
        () -> {
          ask(shop.branch(), path, json, key).ifPresent(answer::add);
          if (answer.isEmpty()) {
            Waiting.pause(ASK_AGAIN_AFTER);
          }
          return !answer.isEmpty();
        });
    if (!answer.element().isBooked()) {
      return Optional.empty();
    }
    book.add(new Errand(shop.id(), key, kind, moves));
    return Optional.of(answer.element());
  }

  private static Optional<Reply> ask(BranchProcess branch, String path, String json, String key) {
    try {
      return Optional.of(branch.post(path, json, key))
          .filter(reply -> reply.isBooked() || reply.isRefused());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static String open(BranchProcess at) {
    try {
      return at.look("/shipments?status=in_transit").toString();
    } catch (UncheckedIOException down) {
      return "";
    }
  }
}
