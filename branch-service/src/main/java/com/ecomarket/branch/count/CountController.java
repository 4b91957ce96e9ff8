package com.ecomarket.branch.count;

import com.ecomarket.branch.count.CountRefusal.NoSuchMoment;
import com.ecomarket.branch.count.CountRefusal.OpenArrivals;
import com.ecomarket.branch.count.CountRefusal.UnknownProduct;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /stock-counts}: what was counted on the shelf. */
@RestController
class CountController {
  private final Desk desk;
  private final Stock stock;
  private final JournalReader journal;
  private final Shipments shipments;
  private final Clock clock;

  CountController(Desk desk, Stock stock, JournalReader journal, Shipments shipments, Clock clock) {
    this.desk = desk;
    this.stock = stock;
    this.journal = journal;
    this.shipments = shipments;
    this.clock = clock;
  }

  /**
   * @param status always {@code success}
   * @param lines as they were asked for
   */
  record Result(String status, List<Line> lines) {}

  /**
   * @param productId of the product
   * @param expected units that the books had then
   * @param counted units that were there
   * @param difference counted less expected, applied to the stock of now
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Line(long productId, long expected, long counted, long difference) {}

  @Operation(
      summary = "Book what was counted on the shelf",
      description =
          "Compared with the stock at `as_of_seq`, or now; the difference is applied to the stock"
              + " of now. All lines or none. Refused while a shipment may still bring some of it here,"
              + " unless `shipments_open_confirmed` says that none of that was counted.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 no-such-moment",
    "409 open-shipments",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/stock-counts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  CompletionStage<ResponseEntity<Result>> count(
      @Valid @RequestBody CountRequest body, HttpServletRequest http) {
    Map<Long, Long> counted = new LinkedHashMap<>();
    body.lines().forEach(line -> counted.put(line.productId(), line.counted().longValue()));
    boolean confirmed = Boolean.TRUE.equals(body.shipmentsOpenConfirmed());
    RequestKey key =
        RequestKey.of(
            IdempotencyKey.from(http),
            () ->
                "stock-counts as_of_seq=%d stream_id=%s %s%s"
                    .formatted(
                        body.asOfSeq(), body.streamId(), counted, confirmed ? " confirmed" : ""));
    TakeStock command =
        new TakeStock(
            counted,
            body.asOfSeq(),
            body.streamId(),
            key,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            stock.position(),
            journal,
            pen -> confirmed ? List.of() : shipments.expectedHere(counted.keySet(), pen));
    return desk.once(command, found -> answer(counted, found), CountController::problem);
  }

  private static ResponseEntity<Result> answer(
      Map<Long, Long> counted, Map<Long, Long> differences) {
    List<Line> lines =
        differences.entrySet().stream()
            .map(
                line -> {
                  long units = counted.getOrDefault(line.getKey(), 0L);
                  long difference = line.getValue();
                  return new Line(line.getKey(), units - difference, units, difference);
                })
            .toList();
    return ResponseEntity.status(HttpStatus.CREATED).body(new Result("success", lines));
  }

  private static Problem problem(CountRefusal refusal) {
    if (refusal instanceof UnknownProduct unknown) {
      return Problem.of(HttpStatus.NOT_FOUND, "unknown-product", unknown.productId());
    }
    if (refusal instanceof OpenArrivals open) {
      return Problem.of(
              HttpStatus.CONFLICT, "open-shipments", String.join(", ", open.shipmentIds()))
          .with("shipment_ids", open.shipmentIds());
    }
    NoSuchMoment moment = (NoSuchMoment) refusal;
    return Problem.of(
            HttpStatus.CONFLICT,
            "no-such-moment",
            moment.asOfSeq(),
            moment.streamId(),
            moment.from(),
            moment.to())
        .with("stream_id", moment.streamId())
        .with("from_seq", moment.from())
        .with("to_seq", moment.to());
  }
}
