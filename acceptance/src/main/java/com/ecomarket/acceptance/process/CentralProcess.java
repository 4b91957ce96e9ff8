package com.ecomarket.acceptance.process;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Central as a process, and what an operator can read from it. */
public final class CentralProcess {
  private static final int PAGE = 1000;

  private final Service service;

  /**
   * @param home an own directory, for its data and log
   * @param catalogue the file that it reads at its first start
   */
  public CentralProcess(Path home, Path catalogue) {
    this(home, Map.of("ecomarket.catalog-file", catalogue.toString()));
  }

  /**
   * @param home an own directory, for its log and for its data if they are in a file
   * @param settings of the service, by name
   */
  public CentralProcess(Path home, Map<String, String> settings) {
    this.service = new Service("central", "central-service", home, home.resolve("data"), settings);
  }

  /** The process. */
  public Service service() {
    return service;
  }

  /** The whole of {@code GET /audit}. */
  public JsonNode audit() {
    return get("/audit");
  }

  /** Global stock in units, by product. */
  public Map<Long, Long> inventory() {
    return Http.stock(get("/inventory"));
  }

  /** What central knows of a branch: its head and the units on its shelf. */
  public Book book(String branchId) {
    try {
      return Wire.read(Wire.bytes(get("/branches/" + branchId + "/book")), Book.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of a branch that central holds, of all its streams, in the order it came. */
  public List<LedgerLine> lines(String branchId) {
    List<LedgerLine> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          get("/branches/" + branchId + "/movements?limit=" + PAGE + "&cursor=" + encoded(cursor));
      for (JsonNode line : page.path("lines")) {
        all.add(LedgerLine.read(line));
      }
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty());
    return all;
  }

  /** Where it listens. */
  public URI address() {
    return service.address("");
  }

  private JsonNode get(String path) {
    try {
      return Http.get(service.address(path));
    } catch (IOException e) {
      throw new UncheckedIOException("central does not answer: " + e.getMessage(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
