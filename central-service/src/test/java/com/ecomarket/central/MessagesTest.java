package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void saysEverythingInBothLanguages() throws IOException {
    Set<Object> spanish = keys("/messages.properties");

    assertThat(spanish)
        .isEqualTo(keys("/messages_en.properties"))
        .contains("problem.central-busy.title", "problem.stream-behind.detail");
  }

  private static Set<Object> keys(String bundle) throws IOException {
    try (Reader text =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
      Properties messages = new Properties();
      messages.load(text);
      assertThat(messages.values()).noneMatch(message -> message.toString().contains("'"));
      return messages.keySet();
    }
  }
}
