package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.MessageBundles;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-store")
class MessagesTest {

  @Test
  void hasEveryTextInBothLanguages() throws IOException {
    assertThat(MessageBundles.faults("messages")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "central-busy",
        "rate-limited",
        "unknown-product",
        "unknown-branch",
        "branch-syncs",
        "sale-id-reused",
        "idempotency-key-reused",
        "unknown-discrepancy",
        "discrepancy-resolved",
        "first-price-later",
        "version-mismatch",
        "precondition-required",
        "import-refused",
        "import-running",
        "insufficient-stock",
        "unknown-shipment",
        "shipment-dispatched",
        "not-the-destination",
        "not-in-shipment",
        "more-than-shipped",
        "nothing-on-the-way",
        "nothing-to-settle",
        "open-shipments",
        "sequence-gap",
        "stream-behind"
      })
  void hasATitleAndADetailForEveryRefusal(String slug) throws IOException {
    Properties texts = MessageBundles.load("messages.properties");
    assertThat(texts).containsKeys("problem." + slug + ".title", "problem." + slug + ".detail");
  }
}
