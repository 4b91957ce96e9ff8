package com.ecomarket.central.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-store")
class BatchReaderTest {
  private final ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);
  private final SyncEnvelope good = shop.envelope(0, 3);

  @Test
  void hashesTheLinesFromTheOneBefore() {
    Received.Batch batch = BatchIntakeTest.read(shop, 1, 3);

    assertThat(batch.lines()).extracting("at").containsExactly(shop.ref(1), shop.ref(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-A", "central", "Central", "a b", "ñ"})
  void refusesABranchIdThatNobodyMayHave(String branchId) {
    assertInvalid(BatchReader.read(branchId, good, shop.lines(0, 3)), "#/branch_id");
  }

  @Test
  void refusesAnEnvelopeThatContradictsItself() {
    assertInvalid(read(envelope(2, "s1", 0, 3, null)), "#/protocol");
    assertInvalid(read(envelope(1, "s 1", 0, 3, null)), "#/stream_id");
    assertInvalid(read(envelope(1, "s1", -1, 3, null)), "#/first_seq");
    assertInvalid(
        read(envelope(1, "s1", Long.MAX_VALUE, 3, good.report().headHash())), "#/first_seq");
    assertInvalid(read(envelope(1, "s1", 0, 2, null)), "#/count");
    assertInvalid(read(envelope(1, "s1", 0, 3, good.report().headHash())), "#/prev_hash");
    assertInvalid(read(envelope(1, "s1", 4, 3, null)), "#/prev_hash");
  }

  @Test
  void refusesLinesThatAreNotWhereTheEnvelopePutsThem() {
    assertInvalid(read(envelope(1, "s1", 1, 3, good.report().headHash())), "#/first_seq");
  }

  @Test
  void refusesAFirstLineThatDoesNotOpenThisStreamOfThisBranch() {
    assertInvalid(read(envelope(1, "s2", 0, 3, null)), "#/first_seq");
    assertInvalid(BatchReader.read("SUR", good, shop.lines(0, 3)), "#/first_seq");
    ShopJournal headless = ShopJournal.open("NORTE", "s1");
    assertInvalid(
        BatchReader.read(
            "NORTE",
            headless.envelope(0, 1),
            List.of("?".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        "#/first_seq");
  }

  @Test
  void refusesMoreLinesOrBytesThanOneRequestMayHave() {
    assertThat(read(envelope(1, "s1", 0, 501, null))).isInstanceOf(Received.TooLarge.class);
    assertThat(read(new byte[Wire.MAX_LINE_BYTES + 1])).isInstanceOf(Received.TooLarge.class);
    byte[][] heavy = Collections.nCopies(17, new byte[Wire.MAX_LINE_BYTES]).toArray(byte[][]::new);
    assertThat(read(heavy)).isInstanceOf(Received.TooLarge.class);
  }

  private Received read(SyncEnvelope envelope) {
    return BatchReader.read("NORTE", envelope, shop.lines(0, 3));
  }

  private Received read(byte[]... lines) {
    return BatchReader.read("NORTE", envelope(1, "s1", 0, lines.length, null), List.of(lines));
  }

  private SyncEnvelope envelope(
      int protocol, String stream, long first, int count, @Nullable Hash previous) {
    return new SyncEnvelope(protocol, "r", stream, first, count, previous, good.report());
  }

  private static void assertInvalid(Received received, String pointer) {
    assertThat(received)
        .isInstanceOfSatisfying(
            Received.Invalid.class, bad -> assertThat(bad.pointer()).isEqualTo(pointer));
  }
}
