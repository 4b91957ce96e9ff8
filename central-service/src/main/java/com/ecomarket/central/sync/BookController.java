package com.ecomarket.central.sync;

import com.ecomarket.central.intake.Names;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.Wire;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a branch asks before it opens a new stream on top of central's head. */
@RestController
class BookController {
  private final BookReader books;

  BookController(BookReader books) {
    this.books = books;
  }

  /** Head and balances of one moment; an unknown branch has neither. */
  @Operation(
      summary = "Show head and balances of one branch, of one moment",
      description = "What a branch heals by: docs/PROTOCOL.md. An unknown branch has neither.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "OK",
              content = @Content(schema = @Schema(implementation = Book.class))))
  @Refuses("503 central-busy")
  @GetMapping(path = "/branches/{branchId}/book", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] book(@PathVariable String branchId) {
    return Wire.bytes(books.book(valid(branchId)));
  }

  /** Which lines central has, where they stand or written again elsewhere. */
  @Operation(
      summary = "Say which of these lines central has",
      description =
          "`posted`: where they stand; `moved`: written again in another stream."
              + " docs/PROTOCOL.md, healing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = KnownLines.Query.class))),
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "OK",
              content = @Content(schema = @Schema(implementation = KnownLines.class))))
  @Refuses("503 central-busy")
  @PostMapping(
      path = "/branches/{branchId}/known-lines",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] knownLines(@PathVariable String branchId, HttpServletRequest request) {
    return Wire.bytes(books.known(valid(branchId), query(WireBody.read(request))));
  }

  private static KnownLines.Query query(byte[] body) {
    KnownLines.Query query;
    try {
      query = Wire.read(body, KnownLines.Query.class);
    } catch (IOException e) {
      throw WireBody.malformed();
    }
    if (!Names.isPrintable(query.requestId())) {
      throw Problem.invalid("#/request_id", "is missing or not 200 printable characters");
    }
    if (!Names.isId(query.streamId())) {
      throw Problem.invalid("#/stream_id", "is missing or not 1 to 64 of A-Z a-z 0-9 . _ : -");
    }
    if (query.firstSeq() < 0 || query.firstSeq() > Long.MAX_VALUE - KnownLines.Query.MAX_HASHES) {
      throw Problem.invalid("#/first_seq", "counts from 0");
    }
    List<?> hashes = query.hashes();
    if (hashes == null
        || hashes.isEmpty()
        || hashes.size() > KnownLines.Query.MAX_HASHES
        || hashes.stream().anyMatch(Objects::isNull)) {
      throw Problem.invalid("#/hashes", "1 to " + KnownLines.Query.MAX_HASHES + " hashes");
    }
    return query;
  }

  private static String valid(String branchId) {
    if (!BranchId.isValid(branchId)) {
      throw Problem.invalid("#/branch_id", "a branch id is like " + BranchId.PATTERN);
    }
    return branchId;
  }
}
