package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  @Test
  void hasEveryTextInBothLanguages() throws Exception {
    assertThat(MessageBundles.faults("edge-messages")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Slug.class)
  void hasATitleAndADetailForEverySlug(Slug slug) throws Exception {
    Properties texts = MessageBundles.load("edge-messages.properties");
    assertThat(texts)
        .containsKeys("problem." + slug.text() + ".title", "problem." + slug.text() + ".detail");
  }
}
