package com.ecomarket.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Central's {@code POST /sale-notification}, behind a circuit breaker. */
@Component
class Central {
  private final RestClient http;

  Central(RestClient.Builder http, @Value("${peer.central-url}") String url) {
    this.http = http.baseUrl(url).build();
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Notification(String branchId, long productId, int quantity) {}

  @CircuitBreaker(name = "central")
  public void tell(SaleMade sale) {
    http.post()
        .uri("/sale-notification")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Notification("PEER", sale.productId(), sale.quantity()))
        .retrieve()
        .toBodilessEntity();
  }
}
