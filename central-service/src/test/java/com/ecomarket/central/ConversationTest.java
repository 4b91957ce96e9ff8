package com.ecomarket.central;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * One conversation with central, to the byte: {@code conversation/NN-what.request} is answered with
 * {@code conversation/NN-what.reply}. Other versions rely on these shapes, so files are added and
 * never edited, but for the prose of titles and details. What was answered in this run lies in
 * {@code target/conversation}.
 */
class ConversationTest {
  private static final Path FILES = Path.of("src/test/resources/conversation");
  private static final Path SEEN = Path.of("target/conversation");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type", "Retry-After", "Allow", "Inventory-As-Of", "Inventory-Silent-Branches");

  private static CentralUnderTest central;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Files.createDirectories(SEEN);
    central = CentralUnderTest.start(directory, with -> with.sources(FixedTime.class));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @TestFactory
  Stream<DynamicTest> answersToTheByte() throws IOException {
    List<Path> requests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      files.filter(file -> file.toString().endsWith(".request")).sorted().forEach(requests::add);
    }
    assertThat(requests).hasSizeGreaterThan(20);
    return requests.stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> assertAnswered(file)));
  }

  private static void assertAnswered(Path file) throws IOException {
    String seen = answer(Files.readString(file));
    Files.writeString(SEEN.resolve(name(file) + ".reply"), seen);
    assertThat(seen).isEqualTo(Files.readString(FILES.resolve(name(file) + ".reply")));
  }

  private static String name(Path request) {
    return request.getFileName().toString().replace(".request", "");
  }

  /** A request file is a method and path, headers, an empty line, and the body to its last byte. */
  private static String answer(String file) {
    int end = file.indexOf("\n\n");
    List<String> head = file.substring(0, end).lines().toList();
    List<String> target = List.of(head.get(0).split(" ", 2));
    HttpRequest.Builder request =
        central
            .request(target.get(1))
            .method(target.get(0), BodyPublishers.ofString(file.substring(end + 2)));
    for (String header : head.subList(1, head.size())) {
      int colon = header.indexOf(": ");
      request.header(header.substring(0, colon), header.substring(colon + 2));
    }
    return text(central.send(request).http());
  }

  private static String text(HttpResponse<byte[]> answer) {
    StringBuilder text = new StringBuilder().append(answer.statusCode()).append('\n');
    for (String name : HEADERS) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(value -> text.append(name).append(": ").append(value).append('\n'));
    }
    return text.append('\n').append(new String(answer.body(), UTF_8)).append('\n').toString();
  }

  /** Not annotated, so that no other test's scan finds it. */
  static class FixedTime {
    @Bean
    @Primary
    Clock fixedClock() {
      return Clock.fixed(Instant.parse("2026-01-02T03:04:06.000Z"), ZoneOffset.UTC);
    }

    @Bean
    @Primary
    Supplier<UUID> countedStreamIds() {
      long[] last = {0};
      return () -> new UUID(0, ++last[0]);
    }
  }
}
