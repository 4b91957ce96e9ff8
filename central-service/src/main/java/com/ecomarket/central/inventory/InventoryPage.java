package com.ecomarket.central.inventory;

import com.ecomarket.contract.Cents;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The global stock of one moment, as it goes over the wire.
 *
 * @param asOf when it was read
 * @param silent branches whose latest sales may be missing
 * @param items by product id
 * @param encoded the same as JSON
 */
record InventoryPage(
    Instant asOf, List<String> silent, NavigableMap<Long, Item> items, Encoded encoded) {

  /**
   * @param stock units; below zero if more was sold than anybody knew of
   * @param unlisted true for a product that nobody listed, absent for all others
   */
  record Item(
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unlisted) {
    static Item of(GlobalStock.Row row) {
      return new Item(row.name(), Cents.decimal(row.priceCents()), row.units(), row.unlisted());
    }
  }

  /**
   * @param gzip null if it is not worth it
   * @param tag names the content, whether compressed or not
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Encoded(byte[] json, byte @Nullable [] gzip, String tag) {
    private static final int WORTH_IT = 2048;

    static Encoded of(NavigableMap<Long, Item> items, ObjectMapper mapper) {
      try {
        byte[] json = mapper.writeValueAsBytes(items);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
        String tag = "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        return new Encoded(json, json.length < WORTH_IT ? null : gzip(json), tag);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    private static byte[] gzip(byte[] json) throws IOException {
      ByteArrayOutputStream small = new ByteArrayOutputStream(json.length / 4);
      try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
        gzip.write(json);
      }
      return small.toByteArray();
    }
  }
}
