package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes that go over the wire. A golden file is never edited, only added. */
class GoldenTest {
  private final ShopJournal shop =
      ShopJournal.open("SUCURSAL_NORTE", "01890a5d-ac96-774b-bcce-b302099a8057")
          .opening(1, 50)
          .sale(1, 5, "01890a5d-ac96-774b-bcce-b302099a8058")
          .raw("{\"seq\":3,\"kind\":\"NEWER\",\"product_id\":1}");

  @Test
  void exchangesTheGoldenBytes(@TempDir Path directory) {
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      byte[] request = golden("sync-request-v1.ndjson").getBytes(StandardCharsets.UTF_8);
      assertThat(new String(shop.body(0, 4), StandardCharsets.UTF_8))
          .isEqualTo(golden("sync-request-v1.ndjson"));

      Reply reply = central.sync("SUCURSAL_NORTE", request);
      assertIsGolden("sync-reply-v2.json", reply, 200);
      // Who speaks version 1 ignores what came after it, and finds the rest unchanged.
      assertThat(golden("sync-reply-v2.json").replaceFirst(",\"catalog\":\\{.*}}", "}"))
          .isEqualTo(golden("sync-reply-v1.json"));
      assertIsGolden("book-v1.json", central.get("/branches/SUCURSAL_NORTE/book"), 200);
      assertIsGolden("movements-v1.json", central.get("/branches/SUCURSAL_NORTE/movements"), 200);
      assertIsGolden("inventory-v1.json", central.get("/inventory"), 200);
      assertIsGolden("inventory-item-v1.json", central.get("/inventory/1"), 200);
      ShopJournal gap = shop.copy("gap").sale(1, 1).sale(1, 1);
      assertIsGolden("sequence-gap-v1.json", central.sync(gap, 5, 6), 409);
      ShopJournal other =
          ShopJournal.open("SUCURSAL_NORTE", "01890a5d-ac96-774b-bcce-000000000000");
      assertIsGolden("stream-behind-v1.json", central.sync(other, 0, 1), 409);
    }
  }

  private static void assertIsGolden(String file, Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    // Left out: central's own clock, and prose, which is in the caller's language.
    String text =
        reply
            .text()
            .replaceAll("\"server_time\":\"[^\"]*\"", "\"server_time\":\"NOW\"")
            .replaceAll("\"epoch\":\"[^\"]*\"", "\"epoch\":\"EPOCH\"")
            .replaceAll("\"(title|detail)\":\"[^\"]*\"", "\"$1\":\"PROSE\"");
    assertThat(text + "\n").as(file).isEqualTo(golden(file));
  }

  private static String golden(String name) {
    try (InputStream file = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      if (file == null) {
        throw new AssertionError("no golden file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
