package com.ecomarket.acceptance.process;

import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A branch as a process, and what its tills and its operator ask of it. */
public final class BranchProcess {
  private final String id;
  private final Service service;

  /**
   * @param home an own directory, for its data and log
   * @param settings of the service, by name; the branch's id, its central and its data are set here
   */
  public BranchProcess(String id, Path home, CentralProcess central, Map<String, String> settings) {
    this(id, home, home.resolve("data"), central, settings);
  }

  /** The same with its data elsewhere: a second process on one journal, a cloned disk. */
  public BranchProcess(
      String id, Path home, Path data, CentralProcess central, Map<String, String> settings) {
    this(id, home, data, central.address(), settings);
  }

  /** A branch that finds central at an address which several of them share. */
  public BranchProcess(String id, Path home, URI central, Map<String, String> settings) {
    this(id, home, home.resolve("data"), central, settings);
  }

  private BranchProcess(
      String id, Path home, Path data, URI central, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("ecomarket.branch-id", id);
    all.put("ecomarket.central-url", central.toString());
    this.id = id;
    this.service = new Service(id, "branch-service", home, data, all);
  }

  /** Its name towards central. */
  public String id() {
    return id;
  }

  /** The process. */
  public Service service() {
    return service;
  }

  /** {@code POST /sell}. Never throws for what the branch or the wire does. */
  public Answer sell(long productId, long quantity, String key) {
    String body = "{\"product_id\":" + productId + ",\"quantity\":" + quantity + "}";
    HttpRequest request =
        Http.request(service.address("/sell"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return answer(Http.send(request));
    } catch (IOException e) {
      return new Answer.NoAnswer(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What people in the shop book.
   *
   * @throws IllegalStateException if it is not answered with 200, 201 or 202
   */
  public JsonNode post(String path, String json) {
    try {
      return Http.call(Http.request(service.address(path)), "POST", json);
    } catch (IOException e) {
      throw new IllegalStateException(id + ": " + e.getMessage(), e);
    }
  }

  /**
   * What people in the shop book, with a key of their own: they may ask again with it.
   *
   * @return the status and, where there is one, the JSON that came with it
   * @throws IOException if there was no answer: it is booked or not
   */
  public Reply post(String path, String json, String key) throws IOException {
    return Http.reply(
        Http.request(service.address(path)).header("Idempotency-Key", key), "POST", json);
  }

  /** What people in the shop look up; the answer is JSON. */
  public JsonNode look(String path) {
    return service.look(path);
  }

  /** The printed receipt of a sale. */
  public String receipt(String saleId) {
    HttpRequest request =
        HttpRequest.newBuilder(service.address("/sales/" + saleId + "/receipt"))
            .header("Accept", "text/plain")
            .build();
    try {
      return new String(Http.send(request).body(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw silent(e);
    }
  }

  /** What it says of itself and of its backlog ({@code GET /status}). */
  public BranchStatus status() {
    return BranchStatus.read(look("/status"));
  }

  /** Units on its shelf, by product. */
  public Map<Long, Long> inventory() {
    return Http.stock(look("/inventory"));
  }

  /** Whether its journal knows the sale ({@code GET /sales/{sale_id}}). */
  public boolean hasSale(String saleId) {
    try {
      HttpRequest request = Http.request(service.address("/sales/" + saleId)).GET().build();
      return Http.send(request).statusCode() == 200;
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    int status = response.statusCode();
    if (status == 200) {
      return Wire.read(response.body(), Answer.Sold.class);
    }
    if (status == 503 || (status >= 400 && status < 500)) {
      JsonNode problem = Wire.read(response.body(), JsonNode.class);
      return new Answer.Refused(status, problem.path("type").asText(""));
    }
    return new Answer.NoAnswer("status " + status);
  }

  private UncheckedIOException silent(IOException e) {
    return new UncheckedIOException(id + " does not answer: " + e.getMessage(), e);
  }
}
