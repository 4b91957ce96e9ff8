package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.openapi.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * One conversation with central, to the byte: {@code conversation/NN-what.request} is answered with
 * {@code conversation/NN-what.reply}. Other versions rely on these shapes, so files are added and
 * never edited, but for the prose of titles and details. What was answered in this run lies in
 * {@code target/conversation}.
 */
class ConversationTest {
  private static final Path SEEN = Path.of("target/conversation");
  private static final String CATALOG = ",\"catalog\":";
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
  Stream<DynamicTest> answersToTheByte() {
    assertThat(Conversation.names()).hasSizeGreaterThan(20);
    return Conversation.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertAnswered(name)));
  }

  /** Answers that were recorded before branches learned the catalogue are the same without it. */
  private static String withoutCatalog(String seen) {
    return seen.replaceFirst(CATALOG + "\\{.*?],\"more\":(true|false)}", "");
  }

  private static void assertAnswered(String name) throws Exception {
    String seen = Conversation.answer(name, central.port(), UnaryOperator.identity());
    Files.writeString(SEEN.resolve(name + ".reply"), seen);
    String recorded = Conversation.recorded(name);
    assertThat(recorded.contains(CATALOG) ? seen : withoutCatalog(seen)).isEqualTo(recorded);
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

    @Bean(defaultCandidate = false)
    @Qualifier("epochs")
    @Primary
    Supplier<UUID> fixedEpoch() {
      return () -> new UUID(1, 1);
    }
  }
}
