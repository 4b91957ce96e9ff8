package com.ecomarket.edge;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service behind the edge: it counts what it has done. */
@SpringBootApplication
@RestController
class Shop {
  private static final String JSON = "application/json";

  final AtomicInteger sold = new AtomicInteger();

  @JsonNaming(SnakeCaseStrategy.class)
  record Sale(
      @NotNull @Positive Long productId, @NotNull @Positive @Max(10_000) Integer quantity) {}

  record Basket(@NotEmpty @Valid List<Sale> lines) {}

  record Receipt(@Nullable String key, BigDecimal price, Instant at) {}

  record Note(String text, @Nullable BigDecimal price) {}

  @PostMapping(path = "/sell", consumes = JSON, produces = JSON)
  Receipt sell(@Valid @RequestBody Sale sale, HttpServletRequest request) {
    String key = IdempotencyKey.from(request);
    sold.incrementAndGet();
    return new Receipt(key, new BigDecimal("1E+3"), Instant.EPOCH);
  }

  @PostMapping(path = "/baskets", consumes = JSON, produces = JSON)
  Map<String, Integer> sell(@Valid @RequestBody Basket basket) {
    return Map.of("sold", sold.incrementAndGet());
  }

  @PostMapping(path = "/notes", consumes = JSON, produces = JSON)
  Note note(@RequestBody Note note) {
    return note;
  }

  @PostMapping("/raw/{id}/lines")
  long raw(@PathVariable long id, HttpServletRequest request) throws IOException {
    return request.getInputStream().readAllBytes().length;
  }

  @GetMapping("/pages/{id}")
  String page(
      @PathVariable int id,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
      @RequestParam(name = "from_day") String fromDay) {
    return id + " " + limit + " " + fromDay;
  }

  @GetMapping("/refused")
  String refused() {
    throw Problem.of(HttpStatus.CONFLICT, "insufficient-stock", 1000, new BigDecimal("1234567.50"))
        .with("available", 1000)
        .header("Retry-After", "7");
  }

  @GetMapping("/untold")
  String untold() {
    throw Problem.of(HttpStatus.CONFLICT, "untold");
  }

  @GetMapping("/broken")
  String broken() {
    throw new IllegalStateException("secret password in /etc/shop");
  }
}
