package com.ecomarket.central.sync;

import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.Wire;
import com.ecomarket.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
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
  @GetMapping(path = "/branches/{branchId}/book", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] book(@PathVariable String branchId) {
    return Wire.bytes(books.book(valid(branchId)));
  }

  /** Which lines central has, where they stand or written again elsewhere. */
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
    if (query.requestId() == null || query.streamId() == null || query.firstSeq() < 0) {
      throw invalid("#/first_seq", "request_id, stream_id and first_seq name the lines");
    }
    List<?> hashes = query.hashes();
    if (hashes == null
        || hashes.isEmpty()
        || hashes.size() > KnownLines.Query.MAX_HASHES
        || hashes.stream().anyMatch(Objects::isNull)) {
      throw invalid("#/hashes", "1 to " + KnownLines.Query.MAX_HASHES + " hashes");
    }
    return query;
  }

  private static String valid(String branchId) {
    if (!BranchId.isValid(branchId)) {
      throw invalid("#/branch_id", "a branch id is like " + BranchId.PATTERN);
    }
    return branchId;
  }

  private static Problem invalid(String pointer, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "validation-failed")
        .with("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
  }
}
