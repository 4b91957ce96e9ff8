package com.ecomarket.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers when the test says so. */
@RestController
@RequestMapping("/late")
class LateShop {
  static final Shop.Receipt RECEIPT = new Shop.Receipt("ñ", new BigDecimal("1E+3"), Instant.EPOCH);

  static final int LARGE = 16 << 20;

  final List<CompletableFuture<Shop.Receipt>> waiting = new CopyOnWriteArrayList<>();

  @GetMapping("/once-told")
  CompletionStage<Shop.Receipt> onceTold() {
    CompletableFuture<Shop.Receipt> receipt = new CompletableFuture<>();
    waiting.add(receipt);
    return receipt;
  }

  /** More than any socket keeps for a caller who does not read. */
  @GetMapping("/large")
  CompletionStage<String> large() {
    CompletableFuture<Shop.Receipt> receipt = new CompletableFuture<>();
    waiting.add(receipt);
    return receipt.thenApply(told -> "x".repeat(LARGE));
  }

  @GetMapping("/at-once")
  CompletionStage<Shop.Receipt> atOnce() {
    return CompletableFuture.completedFuture(RECEIPT);
  }

  @GetMapping("/in-time")
  Shop.Receipt inTime() {
    return RECEIPT;
  }

  @GetMapping("/whole")
  CompletionStage<ResponseEntity<Shop.Receipt>> whole() {
    return CompletableFuture.supplyAsync(
        () -> ResponseEntity.status(HttpStatus.ACCEPTED).header("Retry-After", "3").body(RECEIPT));
  }

  @GetMapping(path = "/refused", produces = "application/json")
  CompletionStage<Shop.Receipt> refused() {
    return CompletableFuture.supplyAsync(
        () -> {
          throw Problem.of(HttpStatus.CONFLICT, "insufficient-stock", 7, new BigDecimal("1.5"))
              .with("available", 7)
              .header("Retry-After", "7");
        });
  }

  @GetMapping("/broken")
  CompletionStage<Shop.Receipt> broken() {
    return CompletableFuture.failedFuture(new StackOverflowError("secret"));
  }

  @GetMapping("/unwritable")
  CompletionStage<Object> unwritable() {
    return CompletableFuture.completedFuture(new Object());
  }

  @GetMapping("/exhausted")
  CompletionStage<Exhausted> exhausted() {
    return CompletableFuture.completedFuture(new Exhausted(0));
  }

  /** Cannot be written without memory, and not for its own fault. */
  record Exhausted(int memory) {
    @JsonProperty
    String text() {
      if (memory == 0) {
        throw new OutOfMemoryError("secret");
      }
      return "text";
    }
  }
}
