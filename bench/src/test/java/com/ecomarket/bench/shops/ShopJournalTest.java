package com.ecomarket.bench.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopJournalTest {
  private final ShopJournal journal = new ShopJournal("s-1");

  @BeforeEach
  void write() {
    journal.append(new StreamLine("SHOP", "s-1", null, null, Instant.EPOCH));
    for (int seq = 1; seq <= 9; seq++) {
      journal.append(Movement.opening(seq, seq, "Pan", 180, 5, Instant.EPOCH));
    }
  }

  @Test
  void chainsTheBytesThatItSends() {
    Hash hash = null;
    for (ShopJournal.Written line : journal.next(500)) {
      hash = Hash.next(hash, line.bytes());
      assertThat(line.hash()).isEqualTo(hash);
    }
    assertThat(journal.lastHash()).isEqualTo(hash);
  }

  @Test
  void goesOnBehindTheHeadThatCentralNamed() {
    List<ShopJournal.Written> sent = journal.next(4);

    assertThat(journal.acknowledge(head(sent.get(3)))).isEqualTo(4);
    assertThat(journal.acknowledge(head(sent.get(3)))).isZero();

    assertThat(journal.ackedSeq()).isEqualTo(3);
    assertThat(journal.ackedHash()).isEqualTo(sent.get(3).hash());
    assertThat(journal.pending()).isEqualTo(6);
    assertThat(journal.next(500).get(0).seq()).isEqualTo(4);
  }

  @Test
  void takesAHeadBehindTheBatchThatWasSentAgain() {
    List<ShopJournal.Written> first = journal.next(8);
    journal.next(4); // Central did not answer the first batch in time and posted it all the same.

    assertThat(journal.acknowledge(head(first.get(7)))).isEqualTo(8);
  }

  @Test
  void believesNoHeadWhoseHashIsNotItsOwn() {
    LineRef rotten = new LineRef("s-1", 3, Hash.next(null, new byte[] {1}));

    assertThatThrownBy(() -> journal.acknowledge(rotten))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void believesNoHeadOfAnotherStreamOrOutsideItsOwn() {
    List<ShopJournal.Written> all = journal.next(500);
    journal.acknowledge(head(all.get(5)));
    Hash hash = all.get(9).hash();

    assertThatThrownBy(() -> journal.acknowledge(new LineRef("s-2", 9, hash)))
        .isInstanceOf(WrongAnswer.class);
    assertThatThrownBy(() -> journal.acknowledge(new LineRef("s-1", 10, hash)))
        .isInstanceOf(WrongAnswer.class);
    assertThatThrownBy(() -> journal.acknowledge(head(all.get(4)))).isInstanceOf(WrongAnswer.class);
    assertThatThrownBy(() -> journal.acknowledge(null)).isInstanceOf(WrongAnswer.class);
  }

  private static LineRef head(ShopJournal.Written line) {
    return new LineRef("s-1", line.seq(), line.hash());
  }
}
