package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.MessageBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern REFUSAL =
      Pattern.compile("Problem\\s*\\.of\\(\\s*[\\w.]+,\\s*\"([a-z-]+)\"");
  private static final Pattern REFUSAL_OF_ANY_KIND = Pattern.compile("Problem\\s*\\.of\\(");

  @Test
  void hasEveryTextInBothLanguages() throws Exception {
    assertThat(MessageBundles.faults("messages")).isEmpty();
  }

  @Test
  void hasATitleAndADetailForEveryRefusalAndNoOther() throws Exception {
    Properties edge = MessageBundles.load("edge-messages.properties");
    Properties own = MessageBundles.load("messages.properties");
    Set<String> needed = new TreeSet<>();
    for (String slug : slugsInTheSource()) {
      needed.add("problem." + slug + ".title");
      needed.add("problem." + slug + ".detail");
    }
    needed.removeAll(edge.stringPropertyNames());
    Set<String> there = new TreeSet<>(own.stringPropertyNames());
    there.removeIf(key -> !key.startsWith("problem."));

    assertThat(there).isEqualTo(needed);
  }

  @Test
  void spellsEveryRefusalOutWhereItIsMade() {
    // Else the test above would not see it.
    for (String source : sources()) {
      assertThat(count(REFUSAL, source)).isEqualTo(count(REFUSAL_OF_ANY_KIND, source));
    }
  }

  private static Set<String> slugsInTheSource() {
    Set<String> slugs = new TreeSet<>();
    for (String source : sources()) {
      REFUSAL.matcher(source).results().forEach(found -> slugs.add(found.group(1)));
    }
    assertThat(slugs).contains("insufficient-stock", "unknown-sale");
    return slugs;
  }

  private static long count(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    return matcher.results().count();
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
