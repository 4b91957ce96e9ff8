package com.ecomarket.central.pricelist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ecomarket.central.pricelist.Imports.Ended;
import com.ecomarket.central.pricelist.Imports.Outcome;
import com.ecomarket.central.pricelist.Imports.RowResult;
import com.ecomarket.central.pricelist.Imports.Running;
import com.ecomarket.central.pricelist.Imports.Summary;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /products/import}: a whole price list at once. */
@RestController
class ImportController {
  private static final String CSV = "text/csv";

  private final Imports imports;
  private final MessageSource texts;

  ImportController(Imports imports, MessageSource texts) {
    this.imports = imports;
    this.texts = texts;
  }

  /** All rows or none; {@code Accept: text/csv} is answered row by row. */
  @Operation(
      summary = "Take a price list: all rows or none",
      description =
          "CSV in UTF-8 with the columns `product_id,name,price` and perhaps `effective_from` and"
              + " `retired`, in any order; at most 100,000 rows and 32 MiB. A column that is not"
              + " there leaves alone what it would say. `Accept: text/csv` is answered with"
              + " `row,product_id,result`, one line for each row.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = CSV, schema = @Schema(type = "string"))),
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Imported, or tried",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ImportResult.class))))
  @Refuses({"400 import-refused", "409 import-running", "503 central-busy"})
  @PostMapping(
      path = "/products/import",
      consumes = CSV,
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  ResponseEntity<Object> take(
      @RequestParam(name = "dry_run", defaultValue = "false") @Pattern(regexp = "true|false")
          String dryRun,
      @RequestHeader(name = "Accept", defaultValue = MediaType.ALL_VALUE) String accept,
      HttpServletRequest request,
      Locale language) {
    CsvBody body = CsvBody.of(request);
    Outcome outcome;
    try {
      outcome = imports.take(body, Boolean.parseBoolean(dryRun));
    } finally {
      body.drain();
    }
    if (outcome instanceof Outcome.Wrong wrong) {
      throw refusal(wrong.list(), language);
    }
    Outcome.Fine fine = (Outcome.Fine) outcome;
    return wantsRows(accept)
        ? ResponseEntity.ok().contentType(MediaType.valueOf(CSV)).body(csv(fine.rows()))
        : ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(ImportResult.of(fine.summary(), Boolean.parseBoolean(dryRun)));
  }

  /** How far the one in progress is, and how the last one ended, at this central. */
  @Operation(summary = "Show how far an import is, and how the last one ended, at this central")
  @GetMapping(path = "/products/import", produces = MediaType.APPLICATION_JSON_VALUE)
  ImportStatus status() {
    Running running = imports.running();
    Ended last = imports.last();
    return new ImportStatus(
        running == null ? null : Progress.of(running), last == null ? null : LastImport.of(last));
  }

  private Problem refusal(PriceList list, Locale language) {
    List<ImportError> told =
        list.errors().stream()
            .map(error -> new ImportError(error.row(), error.column(), text(error, language)))
            .toList();
    return Problem.of(HttpStatus.BAD_REQUEST, "import-refused", list.bad())
        .with("rows", list.read())
        .with("bad_rows", list.bad())
        .with("errors", told);
  }

  private String text(RowError error, Locale language) {
    Object[] arguments = error.arguments().stream().map(String::valueOf).toArray();
    return Objects.requireNonNull(
        texts.getMessage("import." + error.code(), arguments, error.code(), language));
  }

  /** Whether what the caller would like best is CSV; whatever is not said is JSON. */
  private static boolean wantsRows(String accept) {
    List<MediaType> wanted = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(wanted);
    return wanted.stream()
        .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON) || isCsv(type))
        .findFirst()
        .map(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
        .orElse(false);
  }

  private static boolean isCsv(MediaType type) {
    return type.isCompatibleWith(MediaType.valueOf(CSV));
  }

  private static byte[] csv(List<RowResult> rows) {
    StringBuilder text = new StringBuilder("row,product_id,result\r\n");
    for (RowResult row : rows) {
      text.append(row.row())
          .append(',')
          .append(row.productId())
          .append(',')
          .append(row.kind().name().toLowerCase(Locale.ROOT))
          .append("\r\n");
    }
    return text.toString().getBytes(US_ASCII);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportError(long row, @Nullable String column, String detail) {}

  /**
   * @param dryRun whether nothing was written
   * @param version of the catalogue after it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ImportResult(
      boolean dryRun, long rows, long created, long changed, long unchanged, long version) {
    static ImportResult of(Summary done, boolean dryRun) {
      return new ImportResult(
          dryRun, done.rows(), done.created(), done.changed(), done.unchanged(), done.version());
    }
  }

  /**
   * @param running null if none is in progress
   * @param last null if none has ended since this central started
   */
  record ImportStatus(@Nullable Progress running, @Nullable LastImport last) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Progress(Instant since, boolean dryRun, long rowsRead, long rowsWritten) {
    static Progress of(Running running) {
      return new Progress(
          running.since(), running.dryRun(), running.rowsRead().get(), running.rowsWritten().get());
    }
  }

  /**
   * @param outcome {@code imported}, {@code tried}, {@code refused} because of {@code bad_rows}, or
   *     {@code failed}; unless it is imported, nothing was done
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record LastImport(
      Instant since, Instant endedAt, String outcome, long badRows, @Nullable ImportResult result) {
    static LastImport of(Ended ended) {
      Summary done = ended.summary();
      String broken = ended.badRows() > 0 ? "refused" : "failed";
      String whole = ended.dryRun() ? "tried" : "imported";
      return new LastImport(
          ended.since(),
          ended.at(),
          done == null ? broken : whole,
          ended.badRows(),
          done == null ? null : ImportResult.of(done, ended.dryRun()));
    }
  }
}
