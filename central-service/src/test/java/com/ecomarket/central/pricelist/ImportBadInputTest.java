package com.ecomarket.central.pricelist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ChangesNothing;
import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad row, and nothing of the list is taken. */
@ExtendWith(ChangesNothing.class)
class ImportBadInputTest {
  private static final String PATH = "/products/import";
  private static final String HEADER = "product_id,name,price\n";
  private static final String FINE = "9001,Té,1.00\n";

  private final CentralUnderTest central = CentralUnderTest.shared();

  static Stream<Arguments> lists() {
    return Stream.of(
        bad("", 1, null, "the list is empty"),
        bad("\uFEFF", 1, null, "the list is empty"),
        bad("\n", 1, null, "column 1 is none of"),
        bad(HEADER, 1, null, "the list is empty"),
        bad(HEADER + "\n\n", 1, null, "the list is empty"),
        bad("product_id,name\n9001,Té\n", 1, "price", "the column is missing"),
        bad("product_id,name,price,price\n9001,Té,1,1\n", 1, "price", "the column is there twice"),
        bad("product_id,name,price,stock\n9001,Té,1,1\n", 1, null, "column 4 is none of"),
        bad("Product_ID,name,price\n9001,Té,1\n", 1, null, "column 1 is none of"),
        bad("product_id;name;price\n9001;Té;1\n", 1, null, "column 1 is none of"),
        bad(HEADER + FINE + "9002,Té\n", 3, null, "3 cells were expected"),
        bad(HEADER + FINE + "9002,Té,1.00,5\n", 3, null, "3 cells were expected"),
        bad(HEADER + FINE + ",,\n", 3, "product_id", "must be a whole number from 1"),
        bad(
            HEADER + FINE + "\n9001,Pan,1\n",
            4,
            "product_id",
            "the product stands in row 2 already"),
        bad(HEADER + FINE + "9002,\"Té,1.00\n", 3, null, "the quotes do not match"),
        bad(HEADER + FINE + "9002,\"Té\"x,1.00\n", 3, null, "the quotes do not match"),
        id("0"),
        id("-1"),
        id("1.5"),
        id("05"),
        id("+5"),
        id("1e3"),
        id("9223372036854775808"),
        id("99999999999999999999"),
        id("٣"),
        id("x"),
        name(""),
        name("\"  \""),
        name("a\0b"),
        name("\"a\nb\""),
        name("x".repeat(201)),
        formula("=1+1"),
        formula("\"=HYPERLINK(\"\"x\"\")\""),
        formula("@x"),
        formula("+x"),
        formula("-x"),
        formula("  =1"),
        price(""),
        price("-1"),
        price("1.234"),
        price("10000000"),
        price("\"1,50\""),
        price("1e2"),
        price("+1"),
        price(".5"),
        price("5."),
        price("2.50 €"),
        price("NaN"),
        bad(
            "product_id,name,price,retired\n9001,Té,1,yes\n",
            2,
            "retired",
            "must be true or false"),
        bad(
            "product_id,name,price,effective_from\n9001,Té,1,31.01.2026\n",
            2,
            "effective_from",
            "must be a moment like"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void saysWhichRowAndColumnIsWrong(String csv, int row, String column, String detail) {
    Reply reply = send(csv.getBytes(UTF_8));

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isEqualTo("import-refused");
    assertThat(reply.json().path("bad_rows").asInt()).isEqualTo(1);
    JsonNode error = reply.json().at("/errors/0");
    assertThat(error.path("row").asInt()).as(reply.text()).isEqualTo(row);
    assertThat(error.path("column").asText(null)).isEqualTo(column);
    assertThat(error.path("detail").asText()).startsWith(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-32"})
  void refusesWhatIsNotUtf8(String charset) {
    Reply reply = send((HEADER + FINE).getBytes(Charset.forName(charset)));

    assertThat(reply.slug()).as(reply.text()).isEqualTo("import-refused");
    assertThat(reply.text()).doesNotContain("Exception", "java", "MALFORMED");
  }

  @Test
  void countsAllErrorsAndTellsTheFirstHundred() {
    Reply reply = send((HEADER + "x,=1,y\n".repeat(1000) + FINE).getBytes(UTF_8));

    assertThat(reply.json().path("rows").asInt()).isEqualTo(1001);
    assertThat(reply.json().path("bad_rows").asInt()).isEqualTo(1000);
    assertThat(reply.json().path("errors")).hasSize(100);
    assertThat(reply.json().at("/errors/1/column").asText()).isEqualTo("name");
    assertThat(reply.json().at("/errors/99/row").asInt()).isEqualTo(35);
  }

  @Test
  void refusesMoreRowsThanAList() {
    Reply reply = send(ImportTest.many(100_001));

    assertThat(reply.slug()).isEqualTo("import-refused");
    assertThat(reply.json().at("/errors/0/detail").asText())
        .isEqualTo("the list has more than 100000 rows");
    assertThat(reply.json().at("/errors/0/row").asInt()).isEqualTo(100_002);
  }

  @Test
  void refusesMoreBytesThanAList() {
    byte[] wide =
        (HEADER + ("9002," + "x".repeat(1010) + ",1.00\n").repeat(33 * 1024)).getBytes(UTF_8);
    RawHttp.Answer announced =
        raw("Content-Length: 33554433\r\nContent-Type: text/csv", new byte[0]);
    RawHttp.Answer chunked =
        raw("Transfer-Encoding: chunked\r\nContent-Type: text/csv", chunk(wide));

    assertThat(announced.status()).isEqualTo(413);
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.body()).contains("payload-too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Encoding,gzip,415",
    "Content-Type,application/json,415",
    "Content-Type,text/plain,415",
    "Content-Type,text/csv;charset=latin1,415",
    "Content-Type,text/csv;charset=klingon,415",
    "Accept,application/xml,406"
  })
  void refusesOtherTypesAndCodings(String header, String value, int status) {
    Reply reply = central.importCsv(PATH, (HEADER + FINE).getBytes(UTF_8), header, value);

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.slug()).isIn("unsupported-media-type", "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dry_run=yes", "dry_run=1", "dry_run=TRUE", "dry_run=true&dry_run=false"})
  void refusesWhatIsNoDryRun(String query) {
    Reply reply = central.importCsv(PATH + "?" + query, (HEADER + FINE).getBytes(UTF_8));

    assertThat(reply.slug()).as(reply.text()).isEqualTo("validation-failed");
  }

  @Test
  void refusesInTheCallersLanguage() {
    Reply reply =
        central.importCsv(PATH, (HEADER + "1,x,").getBytes(UTF_8), "Accept-Language", "es");

    assertThat(reply.json().at("/errors/0/detail").asText())
        .isEqualTo("debe ser un precio de 0.00 a 9999999.99 con punto decimal");
  }

  private Reply send(byte[] csv) {
    return central.importCsv(PATH, csv, "Accept-Language", "en");
  }

  private RawHttp.Answer raw(String headers, byte[] body) {
    byte[] head =
        ("POST /products/import HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + "\r\n\r\n")
            .getBytes(ISO_8859_1);
    byte[] request = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return new RawHttp(central.port()).send(request);
  }

  private static byte[] chunk(byte[] body) {
    String text = new String(body, ISO_8859_1);
    return (Integer.toHexString(body.length) + "\r\n" + text + "\r\n0\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private static Arguments id(String id) {
    return bad(HEADER + FINE + id + ",Té,1.00\n", 3, "product_id", "must be a whole number from 1");
  }

  private static Arguments name(String name) {
    String detail = "must have 1 to 200 printable characters";
    return bad(HEADER + FINE + "9002," + name + ",1.00\n", 3, "name", detail);
  }

  private static Arguments formula(String name) {
    String detail = "a spreadsheet would take it for a formula";
    return bad(HEADER + FINE + "9002," + name + ",1.00\n", 3, "name", detail);
  }

  private static Arguments price(String price) {
    String detail = "must be a price from 0.00 to 9999999.99";
    return bad(HEADER + FINE + "9002,Té," + price + "\n", 3, "price", detail);
  }

  private static Arguments bad(String csv, int row, String column, String detail) {
    return Arguments.of(csv, row, column, detail);
  }
}
