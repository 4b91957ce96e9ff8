package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.openapi.ApiDocs;
import com.ecomarket.edge.openapi.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Its examples are the conversation, which {@link ConversationTest} holds to the byte. */
class ApiDocsTest {
  /** Members that are there only when there is something to say, and in the examples is nothing. */
  private static final String SILENT =
      ".* does not show a member of its schema: (unlisted|catalog|shipments|elsewhere|counts|untold)";

  private final ApiDocs docs = CentralUnderTest.shared().docs();

  @Test
  void showsExamplesThatFitTheirSchemas() {
    assertThat(docs.faults()).allMatch(fault -> fault.matches(SILENT));
  }

  @Test
  void knowsEveryAnswerThatIsGiven() {
    assertThat(docs.unknownAnswers()).isEmpty();
    assertThat(docs.knows("POST", "/branches/NORTE/sync", 503, "central-busy")).isTrue();
    assertThat(docs.knows("POST", "/branches/NORTE/sync", 404, "unknown-branch")).isFalse();
  }

  @Test
  void showsTheInventoryOfTheReadme() throws IOException {
    assertThat(Files.readString(Path.of("../README.md")))
        .contains(Conversation.body("01a-inventory"));
  }
}
