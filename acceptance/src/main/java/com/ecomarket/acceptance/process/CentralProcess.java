package com.ecomarket.acceptance.process;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    return look("/audit");
  }

  /** Global stock in units, by product. */
  public Map<Long, Long> inventory() {
    return Http.stock(look("/inventory"));
  }

  /** What central knows of a branch: its head and the units on its shelf. */
  public Book book(String branchId) {
    try {
      return Wire.read(Wire.bytes(look("/branches/" + branchId + "/book")), Book.class);
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
          look("/branches/" + branchId + "/movements?limit=" + PAGE + "&cursor=" + encoded(cursor));
      for (JsonNode line : page.path("lines")) {
        all.add(LedgerLine.read(line));
      }
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty());
    return all;
  }

  /**
   * What people at central book.
   *
   * @throws IllegalStateException if it is not answered with 200 or 201
   */
  public JsonNode post(String path, String json) {
    return call(Http.request(service.address(path)), "POST", json);
  }

  /** Changes the price of a product, now; the version is looked up first. */
  public void setPrice(long productId, String name, String price) {
    String path = "/products/" + productId;
    long version = look(path).required("version").asLong();
    call(
        Http.request(service.address(path)).header("If-Match", "\"" + version + "\""),
        "PUT",
        "{\"name\":\"%s\",\"price\":%s}".formatted(name, price));
  }

  /** What people at central look up; the answer is JSON. */
  public JsonNode look(String path) {
    return service.look(path);
  }

  /** Units in every account that ever held the product. */
  public Map<String, Long> accounts(long productId) {
    Map<String, Long> accounts = new TreeMap<>();
    for (JsonNode account : look("/inventory/" + productId).path("accounts")) {
      accounts.put(account.path("account").asText(), account.path("units").asLong());
    }
    return accounts;
  }

  private static JsonNode call(HttpRequest.Builder request, String method, String json) {
    try {
      return Http.call(request, method, json);
    } catch (IOException e) {
      throw new IllegalStateException("central: " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return service.address("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
