package com.ecomarket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.GoodsInFacts;
import com.ecomarket.contract.Facts.LossFacts;
import com.ecomarket.contract.Facts.NoFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final String STREAM = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String OTHER = "01890a5d-ac96-774b-bcce-b302099a8059";
  private static final String SALE = "01890a5d-ac96-774b-bcce-b302099a8058";

  @Test
  void writesTheGoldenLinesToTheByte() {
    Hash base = Hash.next(null, utf8("x"));
    List<Line> lines =
        List.of(
            new StreamLine("SUCURSAL_NORTE", STREAM, null, null, AT),
            Movement.opening(1, 1, "Manzanas Orgánicas", 250, 50, AT),
            Movement.of(2, 1, 5, 250, new SaleFacts(SALE, 7, 45, null, null), AT),
            Movement.of(3, 1, 1, 250, new SaleFacts(SALE, 7, 44, "till-7-0001", "00ff"), AT),
            new StreamLine(
                "SUCURSAL_NORTE",
                STREAM,
                new LineRef(STREAM, 3, base),
                new LineRef(STREAM, 9, base),
                AT));

    assertThat(lines.stream().map(line -> new String(line.bytes(), StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(Golden.lines("lines-v1.ndjson"));
  }

  @Test
  void writesTheGoldenLinesOfAShopsDayToTheByte() {
    List<Line> lines =
        List.of(
            Movement.of(1, 1, 5, 250, first(new Basket(2, 2000L), "till-7-0002"), AT),
            Movement.of(2, 2, 1, 180, new SaleFacts(SALE, 7, 19, null, null), AT),
            Movement.of(3, 1, 1, 250, first(new Basket(1, null), null), AT),
            Movement.of(4, 1, 2, 250, new ReturnFacts(OTHER, SALE, false, true, null, null), AT),
            Movement.of(
                5, 1, 1, 250, new ReturnFacts(OTHER, SALE, true, false, "till-7-0003", "00ff"), AT),
            Movement.of(6, 3, 1, 320, new CountFacts(OTHER, true, null, null), AT),
            Movement.of(7, 2, 4, 180, new CountFacts(OTHER, false, "count-1", "00ff"), AT));

    assertThat(lines.stream().map(line -> new String(line.bytes(), StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(Golden.lines("lines-v2.ndjson"));
    assertThat(lines.stream().map(line -> ((Movement) line).stockChange()))
        .containsExactly(-5L, -1L, -1L, 2L, 0L, 1L, -4L);
  }

  @Test
  void writesTheGoldenLinesOfTheWarehouseToTheByte() {
    List<Line> lines =
        List.of(
            Movement.of(1, 1, 40, 250, new GoodsInFacts(OTHER, "Albarán 2026/77"), AT),
            Movement.of(2, 2, 9, 180, new GoodsInFacts(OTHER, null), AT),
            Movement.of(3, 3, 1, 320, new NoFacts(MovementKind.GOODS_IN), AT));

    assertThat(lines.stream().map(line -> new String(line.bytes(), StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(Golden.lines("lines-v3.ndjson"));
  }

  @Test
  void writesTheGoldenLinesOfShipmentsToTheByte() {
    List<Line> lines =
        List.of(
            Movement.of(1, 1, 9, 250, new DispatchFacts(OTHER, "central", null, null), AT),
            Movement.of(2, 2, 8, 180, new DispatchFacts(OTHER, "SUR", "van-1", "00ff"), AT),
            Movement.of(3, 2, 5, 180, receipt(false, null), AT),
            Movement.of(4, 2, 1, 180, receipt(true, "van-2"), AT),
            Movement.of(5, 2, 2, 180, new LossFacts(SALE, OTHER, "NORTE", false, "Robo"), AT),
            Movement.of(6, 2, 1, 180, new LossFacts(SALE, OTHER, "NORTE", true, "Aquí"), AT));

    assertThat(lines.stream().map(line -> new String(line.bytes(), StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(Golden.lines("lines-v4.ndjson"));
    assertThat(lines.subList(0, 4).stream().map(line -> ((Movement) line).stockChange()))
        .containsExactly(-9L, -8L, 5L, 0L);
  }

  private static ReceiptFacts receipt(boolean damaged, @Nullable String key) {
    String request = key == null ? null : "00ff";
    return new ReceiptFacts(SALE, OTHER, "NORTE", damaged, key, request);
  }

  private static SaleFacts first(Basket basket, @Nullable String key) {
    return new SaleFacts(SALE, 7, 45, basket, key, key == null ? null : "00ff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lines-v1.ndjson", "lines-v2.ndjson", "lines-v3.ndjson", "lines-v4.ndjson"})
  void readsWhatItWrites(String golden) throws UnreadableLine {
    for (String line : Golden.lines(golden)) {
      assertThat(Line.parse(utf8(line)).bytes()).isEqualTo(utf8(line));
    }
  }

  @Test
  void ignoresMembersOfANewerVersion() throws UnreadableLine {
    Line line =
        Line.parse(
            utf8(
                "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":1,\"quantity\":50,\"name\":\"Pan\","
                    + "\"unit_price\":2.50,\"colour\":[1],\"at\":\"2026-01-02T03:04:05.678Z\"}"));

    assertThat(line).isEqualTo(Movement.opening(1, 1, "Pan", 250, 50, AT));
  }

  @Test
  void keepsUnknownMembersAndThePriceWhenALineMoves() throws UnreadableLine {
    LineRef origin = new LineRef(STREAM, 2, Hash.next(null, utf8("x")));
    byte[] moved =
        Wire.moved(utf8("{\"seq\":2,\"kind\":\"NEW\",\"unit_price\":2.50,\"z\":1.0}"), 9, origin);

    assertThat(new String(moved, StandardCharsets.UTF_8))
        .startsWith("{\"seq\":9,\"kind\":\"NEW\",\"unit_price\":2.50,\"z\":1.0,\"origin\":");
    LineRef other = new LineRef(STREAM, 3, Hash.next(null, utf8("y")));
    assertThat(new String(Wire.moved(moved, 4, other), StandardCharsets.UTF_8))
        .contains(origin.hash().toString())
        .doesNotContain(other.hash().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"seq\":1,\"colour\":1e-2147483649}",
        "{",
        "{}",
        "{\"seq\":1}",
        "{\"seq\":1,\"seq\":1,\"kind\":\"SALE\"}",
        "{\"seq\":1,\"kind\":\"RETURN\",\"product_id\":1,\"quantity\":1,\"unit_price\":1.00,"
            + "\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"RETURN\",\"product_id\":1,\"quantity\":1,\"unit_price\":1.00,"
            + "\"return_id\":\"r\",\"sale_id\":\"s\",\"damaged\":\"no\",\"verified\":true,"
            + "\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"SALE\",\"product_id\":1,\"quantity\":1,\"unit_price\":1.00,"
            + "\"catalog_version\":1,\"sale_id\":\"s\",\"stock_after\":1,\"lines\":0,"
            + "\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":0,\"quantity\":1,\"name\":\"a\","
            + "\"unit_price\":1.00,\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":1,\"quantity\":1.5,\"name\":\"a\","
            + "\"unit_price\":1.00,\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":1,\"quantity\":1,\"name\":\"a\","
            + "\"unit_price\":1.001,\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":1,\"quantity\":1,\"name\":\"a\","
            + "\"unit_price\":1e999999999,\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"seq\":1,\"kind\":\"OPENING\",\"product_id\":1,\"quantity\":1,\"name\":\"a\","
            + "\"unit_price\":1.00,\"at\":\"yesterday\"}",
        "{\"seq\":1,\"kind\":\"STREAM\",\"branch_id\":\"B\",\"stream_id\":\"S\",\"base\":null,"
            + "\"at\":\"2026-01-02T03:04:05Z\"}"
      })
  void saysWhyALineCannotBeRead(String line) {
    assertThatThrownBy(() -> Line.parse(utf8(line)))
        .isInstanceOf(UnreadableLine.class)
        .message()
        .isNotBlank();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
