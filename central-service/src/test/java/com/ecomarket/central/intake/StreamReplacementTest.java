package com.ecomarket.central.intake;

import static com.ecomarket.central.ledger.LineStatus.POSTED;
import static com.ecomarket.central.ledger.LineStatus.QUARANTINED;
import static com.ecomarket.central.ledger.LineStatus.REPEATED;
import static com.ecomarket.central.ledger.LineStatus.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.ShopJournal;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.contract.LineRef;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new stream on the head: compare and swap, and every line counted once through it all. */
@Tag("no-store")
class StreamReplacementTest {
  private final MemoryBook book = new MemoryBook();
  private final ShopJournal old = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);

  @Test
  void acceptsANewStreamOnTheHeadAndNotesIt() {
    send(old);
    Decision decision = send(follower("s2", old.head()).sale(1, 1));

    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    assertThat(book.statuses()).containsExactly(STREAM, POSTED, POSTED, STREAM, POSTED);
    assertThat(book.noted).extracting(Discrepancy::kind).containsExactly("stream-replaced");
  }

  @Test
  void keepsTheHighWaterMarkOfTheStreamThatItAccepts() {
    send(old);
    LineRef mark = new LineRef("s1", 9, old.head().hash());
    Decision decision = send(ShopJournal.open("NORTE", "s2", "i2", old.head(), mark));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted -> assertThat(accepted.opened()).extracting("highWater").isEqualTo(mark));
  }

  @Test
  void refusesAFreshJournalOfAKnownBranch() {
    send(old);

    assertThat(send(ShopJournal.open("NORTE", "s2").opening(1, 50)))
        .isEqualTo(new Decision.Behind(old.head(), null, List.of()));
    assertThat(book.lines).hasSize(3);
  }

  @Test
  void refusesAStreamOnALineThatIsNotTheHeadAnyMore() {
    send(old);

    assertThat(send(follower("s2", old.ref(1))))
        .isEqualTo(new Decision.Behind(old.head(), null, List.of()));
  }

  @Test
  void refusesTheMiddleOfAStreamThatItDoesNotKnow() {
    send(old);
    ShopJournal unknown = follower("s2", old.head()).sale(1, 1);

    assertThat(book.take(BatchIntakeTest.read(unknown, 1, 2)))
        .isEqualTo(new Decision.Behind(old.head(), null, List.of()));
  }

  @Test
  void acceptsOneOfTwoStreamsOnTheSameHead() {
    send(old);
    ShopJournal winner = follower("s2", old.head());
    ShopJournal loser = follower("s3", old.head());

    assertThat(send(winner)).isInstanceOf(Decision.Accepted.class);
    assertThat(send(loser)).isInstanceOf(Decision.Behind.class);
    assertThat(book.head()).isEqualTo(winner.head());
  }

  @Test
  void postsALineWrittenAgainOnce() {
    ShopJournal restored = old.copy("restored");
    send(old);
    restored.sale(1, 3);
    ShopJournal healed = follower("s2", old.head()).again(restored, 3);
    send(healed);
    ShopJournal healedTwice = follower("s3", healed.head()).again(restored, 3).again(restored, 3);
    send(healedTwice);

    assertThat(book.statuses())
        .containsExactly(STREAM, POSTED, POSTED, STREAM, POSTED, STREAM, REPEATED, REPEATED);
    assertThat(book.balances).containsEntry("sold@NORTE/1", 8L);
  }

  @Test
  void countsAnOriginThatComesTwiceInOneBatchOnce() {
    ShopJournal restored = old.copy("restored");
    send(old);
    restored.sale(1, 3);
    send(follower("s2", old.head()).again(restored, 3).again(restored, 3));

    assertThat(book.statuses()).endsWith(STREAM, POSTED, REPEATED);
  }

  @Test
  void recognisesALineThatItHoldsWhereItWasFirstWritten() {
    send(old);
    send(follower("s2", old.head()).again(old, 2));

    assertThat(book.statuses()).endsWith(STREAM, REPEATED);
    assertThat(book.balances).containsEntry("sold@NORTE/1", 5L);
  }

  @Test
  void postsALineOfTheSamePlaceAndAnotherHash() {
    ShopJournal clone = old.copy("clone").sale(1, 7);
    old.sale(1, 3);
    send(old);
    send(follower("s2", old.head()).again(clone, 3));

    assertThat(book.balances).containsEntry("sold@NORTE/1", 15L);
  }

  @Test
  void takesALineThatItCannotInterpretIntoQuarantineOnce() {
    ShopJournal restored = old.copy("restored");
    send(old);
    restored.raw("{\"seq\":3,\"kind\":\"TELEPORT\"}");
    send(follower("s2", old.head()).again(restored, 3).again(restored, 3));

    assertThat(book.statuses()).endsWith(STREAM, QUARANTINED, REPEATED);
  }

  @Test
  void notesAnIdentityConflictWhenTheReplacedMachineGoesOn() {
    send(old);
    send(follower("s2", old.head()));
    old.sale(1, 1);
    Decision decision = book.take(BatchIntakeTest.read(old, 3, 4));

    assertThat(decision).isInstanceOf(Decision.Behind.class);
    assertThat(decision.discrepancies())
        .extracting(Discrepancy::kind, Discrepancy::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("identity-conflict", "i-s1"));
  }

  @Test
  void notesAnIdentityConflictInAHeartbeatAndAnswersItAllTheSame() {
    send(old);
    send(follower("s2", old.head()));
    Decision decision = book.take(BatchIntakeTest.read(old, 3, 3));

    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    assertThat(decision.head()).isEqualTo(book.head());
    assertThat(decision.isFromReplacedMachine()).isTrue();
  }

  @Test
  void findsNoConflictInTheHeartbeatOfAStreamThatIsNew() {
    send(old);

    assertThat(book.take(BatchIntakeTest.read(follower("s2", old.head()), 1, 1)).discrepancies())
        .isEmpty();
  }

  @Test
  void findsNoConflictInALateRequestOfTheMachineThatReplacedItsOwnStream() {
    send(old);
    send(ShopJournal.open("NORTE", "s2", "i-s1", old.head(), null));

    assertThat(send(old).discrepancies()).isEmpty();
  }

  private Decision send(ShopJournal journal) {
    return book.take(BatchIntakeTest.read(journal, 0, journal.size()));
  }

  private static ShopJournal follower(String streamId, LineRef base) {
    return ShopJournal.open("NORTE", streamId, "i-" + streamId, base, null);
  }
}
