package com.ecomarket.branch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.count.RequestedCounts;
import com.ecomarket.branch.neighbour.Neighbours;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.branch.stock.WriterThread;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.CountRequest;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.BadInputs;
import com.ecomarket.edge.openapi.ApiDocs;
import com.ecomarket.edge.openapi.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * One conversation with a branch, to the byte: the examples of its API document. What was answered
 * in this run lies in {@code target/conversation}.
 */
class ConversationTest {
  private static final Path SEEN = Path.of("target/conversation");

  private static final String STREAM = "01a21137-d8a0-7000-8000-000000000000";

  /** Before it, central would have told of a product that is not sold any more. */
  private static final String RETIRED = "63-retired";

  /** What central would have told of a neighbour. */
  private static final NeighbourStock SUR =
      new NeighbourStock(
          "SUR",
          "c",
          Instant.parse("2026-11-25T05:40:04.120Z"),
          true,
          List.of(new Book.Balance(1, 12)),
          false);

  private static final Pattern NEW_ID =
      Pattern.compile("\"(?:sale|return|count|shipment|receipt)_id\":\"([^\"]+)");

  /** What central said before the conversation: six on the way here, and two things asked for. */
  private static final OpenShipments SHIPMENTS =
      new OpenShipments(
          "d1",
          List.of(
              shipment(
                  "01a21137-d8a0-7000-8000-0000000000a1",
                  "SUCURSAL_SUR",
                  "SUCURSAL_NORTE",
                  new ShippedItem(2, 0, 6, 0, 0, 0)),
              shipment(
                  "01a21137-d8a0-7000-8000-0000000000b1",
                  "SUCURSAL_NORTE",
                  "SUCURSAL_SUR",
                  new ShippedItem(1, 4, 0, 0, 0, 0)),
              shipment(
                  "01a21137-d8a0-7000-8000-0000000000b2",
                  "SUCURSAL_NORTE",
                  "central",
                  new ShippedItem(3, 500, 0, 0, 0, 0))));

  /** A member that is there only when there is something to say. */
  private static final String SILENT = ".* does not show a member of its schema: retired";

  /** As recorded, and as in this run. */
  private static final Map<String, String> ids = new LinkedHashMap<>();

  private static ConfigurableApplicationContext branch;
  private static int port;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Files.createDirectories(SEEN);
    branch =
        new SpringApplicationBuilder(BranchService.class, FixedTime.class)
            .run(
                "--server.port=0",
                "--ecomarket.data-dir=" + directory,
                "--ecomarket.neighbours=SUR,OESTE",
                "--ecomarket.sync-enabled=false");
    branch
        .getBean(RequestedCounts.class)
        .set(
            List.of(
                new CountRequest("6962a9ccff0543fe", 3, "Below zero since Monday", Instant.EPOCH)));
    branch.getBean(Neighbours.class).take(SUR, false);
    ids.put(STREAM, branch.getBean(Stock.class).position().streamId());
    branch.getBean(Announcements.class).take(SHIPMENTS, 0);
    port = Integer.parseInt(branch.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static OpenShipment shipment(String id, String from, String to, ShippedItem line) {
    Instant at = Instant.parse("2026-11-24T18:30:00Z");
    boolean left = line.dispatched() > 0;
    return new OpenShipment(id, from, to, left ? null : at, left ? at : null, List.of(line));
  }

  @AfterAll
  static void stop() {
    branch.close();
  }

  @TestFactory
  Stream<DynamicTest> answersToTheByte() {
    assertThat(Conversation.names()).hasSizeGreaterThan(20);
    return Conversation.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertAnswered(name)));
  }

  @Test
  void isTheSessionOfTheReadme() throws IOException {
    assertThat(timeless(Files.readString(Path.of("../README.md"))))
        .contains(timeless(Conversation.body("01-sell")))
        .contains(Conversation.body("02-more-than-is-there"));
  }

  private static String timeless(String text) {
    return text.replaceAll("\"(sale_id|at)\":\"[^\"]+", "\"$1\":\"");
  }

  @Test
  void isDocumentedWithExamplesThatFitTheirSchemas() {
    assertThat(docs().faults()).allMatch(fault -> fault.matches(SILENT));
  }

  @Test
  void isDocumentedWithEveryAnswerThatIsGiven() {
    ApiDocs docs = docs();

    assertThat(docs.unknownAnswers()).isEmpty();
    assertThat(docs.knows("POST", "/sell", 200, "unknown-product")).isFalse();
    assertThat(docs.knows("POST", "/sell", 503, "overloaded")).isTrue();
    assertThat(docs.knows("POST", "/sell", 503, "journal-unavailable")).isTrue();
  }

  /** The bad inputs that reach this operation: other methods and addresses are none of its own. */
  @Test
  void isDocumentedWithEveryRefusalOfBadInput() {
    ApiDocs docs = docs();
    List<BadInput> rows =
        BadInputs.forSale("/sell").stream()
            .filter(row -> new String(row.request(), ISO_8859_1).startsWith("POST /sell HTTP/1.1"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(50);
    for (BadInput row : rows) {
      assertThat(row.statuses())
          .as("%s: %s", row, row.slug())
          .allMatch(status -> docs.knows("POST", "/sell", status, row.slug()));
    }
  }

  private static void assertAnswered(String name) throws Exception {
    String recorded = Conversation.recorded(name);
    if (name.equals(RETIRED)) {
      branch.getBean(WriterThread.class).ask(ConversationTest::retire);
    }
    String answer = Conversation.answer(name, port, request -> replaced(request, false));
    learn(recorded, answer);
    String seen = replaced(answer, true);
    Files.writeString(SEEN.resolve(name + ".reply"), seen);
    assertThat(seen).isEqualTo(recorded);
  }

  private static boolean retire(Pen pen) {
    pen.learn("c", 2, List.of(new Product(7, "Jabón", 410, null, true)));
    return true;
  }

  /** The ids of what is made are new in each run; once seen, it must stay. */
  private static void learn(String recorded, String answer) {
    Matcher then = NEW_ID.matcher(recorded);
    Matcher now = NEW_ID.matcher(answer);
    while (then.find() && now.find()) {
      ids.putIfAbsent(then.group(1), now.group(1));
    }
  }

  private static String replaced(String text, boolean recording) {
    String result = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      result =
          recording
              ? result.replace(id.getValue(), id.getKey())
              : result.replace(id.getKey(), id.getValue());
    }
    return result;
  }

  private static ApiDocs docs() {
    return ApiDocs.of(port);
  }

  /** Not annotated, so that no other test's scan finds it. */
  static class FixedTime {
    @Bean
    @Primary
    Clock fixedClock() {
      return Clock.fixed(Instant.parse("2026-11-25T05:40:05.522Z"), ZoneOffset.UTC);
    }
  }
}
