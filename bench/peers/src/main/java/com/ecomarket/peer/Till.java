package com.ecomarket.peer;

import com.ecomarket.edge.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes units off the shelf and writes the sale down, in one transaction. */
@Service
class Till {
  private static final BigDecimal PRICE = new BigDecimal("2.50");

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Central central;
  private final boolean waits;

  Till(
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Central central,
      @Value("${peer.way}") String way) {
    this.jdbc = jdbc;
    this.events = events;
    this.central = central;
    this.waits = way.equals("synchronous");
  }

  record Sale(UUID id, BigDecimal totalPrice, long left, Instant at) {}

  @Transactional
  public Sale sell(long productId, int quantity) {
    long left =
        jdbc.sql(
                "update stock set units = units - :quantity"
                    + " where product_id = :product and units >= :quantity returning units")
            .param("quantity", quantity)
            .param("product", productId)
            .query(Long.class)
            .optional()
            .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "bad-request"));
    Sale sale =
        new Sale(
            UUID.randomUUID(), PRICE.multiply(BigDecimal.valueOf(quantity)), left, Instant.now());
    jdbc.sql("insert into sale values (?, ?, ?, ?, ?)")
        .params(
            sale.id(), productId, quantity, sale.totalPrice(), sale.at().atOffset(ZoneOffset.UTC))
        .update();
    SaleMade made = new SaleMade(sale.id(), productId, quantity);
    if (waits) {
      central.tell(made);
    } else {
      events.publishEvent(made);
    }
    return sale;
  }
}
