package com.ecomarket.central.sync;

import com.ecomarket.central.intake.BatchReader;
import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.intake.Received;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncBody;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import com.ecomarket.edge.AcceptedCodings;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /branches/{id}/sync}: the exchange that a branch opens (DESIGN §4). */
@RestController
class SyncController {
  private final BranchSync sync;
  private final SyncMeters meters;
  private final SyncReplies replies;
  private final LoadShedding load;

  SyncController(BranchSync sync, SyncMeters meters, SyncReplies replies, LoadShedding load) {
    this.load = load;
    this.sync = sync;
    this.meters = meters;
    this.replies = replies;
  }

  @Operation(
      summary = "Take lines of a branch, or a sign of life",
      description =
          "The body is an envelope line and the journal's own lines, plain or gzip, 1 MiB at most:"
              + " docs/PROTOCOL.md. Everything is posted in one transaction, once, however often it"
              + " is sent.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = Wire.NDJSON, schema = @Schema(type = "string"))),
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Taken; the head after it",
              content = @Content(schema = @Schema(implementation = SyncReply.class))))
  @Refuses({"409 sequence-gap", "409 stream-behind", "429 rate-limited", "503 central-busy"})
  @PostMapping(
      path = "/branches/{branchId}/sync",
      consumes = Wire.NDJSON,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> sync(@PathVariable String branchId, HttpServletRequest request) {
    try {
      load.admit();
      return answer(Wire.bytes(taken(branchId, request)), request);
    } catch (Problem refusal) {
      meters.refused(refusal.slug());
      throw refusal;
    }
  }

  /** Tomcat would compress it, too, for several times the processor. */
  private static ResponseEntity<byte[]> answer(byte[] json, HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (!AcceptedCodings.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      return answer.body(json);
    }
    SyncBody body = SyncBody.of(json);
    if (body.compressed()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(body.bytes());
  }

  private SyncReply taken(String branchId, HttpServletRequest request) {
    Frame frame = Frame.of(WireBody.read(request));
    Received.Batch batch = batch(branchId, frame);
    Decision decision =
        sync.take(batch)
            .orElseThrow(
                () -> Problem.invalid("#/branch_id", "another branch differs only in case"));
    meters.decided(branchId, decision);
    if (decision instanceof Decision.Accepted accepted) {
      return replies.to(batch, accepted.head());
    }
    throw refusal(decision, batch.envelope());
  }

  private Received.Batch batch(String branchId, Frame frame) {
    Received received = BatchReader.read(branchId, frame.envelope(), frame.lines());
    if (received instanceof Received.Batch batch) {
      return batch;
    }
    throw received instanceof Received.Invalid invalid
        ? Problem.invalid(invalid.pointer(), invalid.detail())
        : WireBody.tooLarge();
  }

  private static Problem refusal(Decision decision, SyncEnvelope envelope) {
    Problem problem;
    if (decision instanceof Decision.Gap gap) {
      problem =
          Problem.of(HttpStatus.CONFLICT, "sequence-gap", envelope.firstSeq(), gap.expectedSeq())
              .with("expected_seq", gap.expectedSeq());
    } else {
      problem = Problem.of(HttpStatus.CONFLICT, "stream-behind", envelope.streamId());
      if (decision instanceof Decision.Behind behind && behind.firstDifferingSeq() != null) {
        problem.with("first_differing_seq", behind.firstDifferingSeq());
      }
    }
    LineRef head = decision.head();
    if (head != null) {
      problem.with("head", members(head));
    }
    return problem.with("request_id", envelope.requestId());
  }

  private static Map<String, Object> members(LineRef head) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stream_id", head.streamId());
    members.put("seq", head.seq());
    members.put("hash", head.hash().toString());
    return members;
  }
}
