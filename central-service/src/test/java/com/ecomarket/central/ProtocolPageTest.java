package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/PROTOCOL.md} shows what central really reads and answers, to the byte. */
@Tag("no-store")
class ProtocolPageTest {

  @Test
  void showsOnlyLinesOfTheConversation() throws IOException {
    List<String> shown =
        lines(Path.of("../docs/PROTOCOL.md")).filter(line -> line.startsWith("{")).toList();
    Set<String> spoken;
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/conversation"))) {
      spoken = files.flatMap(ProtocolPageTest::lines).collect(Collectors.toSet());
    }

    assertThat(shown).hasSizeGreaterThan(10).isSubsetOf(spoken);
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
