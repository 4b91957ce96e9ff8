package com.ecomarket.branch.healing;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of this journal that central lacks, found by asking it.
 *
 * <p>Each stream is walked from its end: central posts a stream in order, so at the first line that
 * it holds in place, everything before is there too. A line that was written again stands in the
 * journal twice; it is asked for where it was first written.
 *
 * @param lines oldest first
 * @param askedUpTo last line of the open stream that central was asked about
 */
record MissingLines(List<StoredLine> lines, long askedUpTo) {

  /** Null if central's head moved meanwhile, or it refused to answer: ask again later. */
  static @Nullable MissingLines find(
      JournalReader journal, BookKeeper central, @Nullable LineRef head, Supplier<String> ids) {
    List<StoredLine> missing = new ArrayList<>();
    List<Stream> streams = journal.streams();
    for (Stream stream : streams) {
      List<StoredLine> ofStream = new ArrayList<>();
      if (!walk(stream, journal, central, head, ids, ofStream)) {
        return null;
      }
      missing.addAll(ofStream);
    }
    return new MissingLines(missing, streams.get(streams.size() - 1).lastSeq());
  }

  private static boolean walk(
      Stream stream,
      JournalReader journal,
      BookKeeper central,
      @Nullable LineRef head,
      Supplier<String> ids,
      List<StoredLine> missing) {
    long end = stream.lastSeq();
    boolean reachedPosted = false;
    while (end >= 0 && !reachedPosted) {
      long from = Math.max(0, end - KnownLines.Query.MAX_HASHES + 1);
      List<StoredLine> page = journal.lines(stream, from, end, Integer.MAX_VALUE);
      List<StoredLine> sound = sound(stream, from, page, journal);
      KnownLines known =
          page.isEmpty() ? null : central.known(query(stream, from, end, page, ids.get()));
      if (known == null || !Objects.equals(known.head(), head)) {
        return false;
      }
      Set<Long> there = new HashSet<>(known.posted());
      there.addAll(known.moved());
      List<StoredLine> lacking =
          sound.stream()
              .filter(line -> !there.contains(line.seq()))
              .filter(line -> isToBeWrittenAgain(line, head != null))
              .toList();
      missing.addAll(0, lacking);
      reachedPosted = !known.posted().isEmpty();
      end = from - 1;
    }
    return true;
  }

  /** Hashes must be consecutive; where a row is gone from the disk a hash of nothing stands in. */
  private static KnownLines.Query query(
      Stream stream, long from, long end, List<StoredLine> page, String requestId) {
    Hash nothing = Hash.next(null, new byte[0]);
    List<Hash> hashes = new ArrayList<>();
    int next = 0;
    for (long seq = from; seq <= end; seq++) {
      boolean here = next < page.size() && page.get(next).seq() == seq;
      hashes.add(here ? page.get(next++).hash() : nothing);
    }
    return new KnownLines.Query(requestId, stream.streamId(), from, hashes);
  }

  /** Lines whose bytes fit their hash; a damaged one is not sent as if it were the sale. */
  private static List<StoredLine> sound(
      Stream stream, long from, List<StoredLine> page, JournalReader journal) {
    List<StoredLine> sound = new ArrayList<>();
    StoredLine before = from == 0 ? null : journal.line(stream, from - 1);
    for (StoredLine line : page) {
      boolean follows = before != null && before.seq() == line.seq() - 1;
      boolean fits =
          (line.seq() != 0 && !follows)
              || Hash.next(before == null ? null : before.hash(), line.bytes()).equals(line.hash());
      if (fits) {
        sound.add(line);
      }
      before = line;
    }
    return sound;
  }

  /**
   * Not the stream's own line 0; not what was written again already (it is asked for at its first
   * place); and no opening stock where central knows the branch: its book has it.
   */
  private static boolean isToBeWrittenAgain(StoredLine line, boolean centralKnowsTheBranch) {
    if (line.seq() == 0) {
      return false;
    }
    Movement movement = line.movement();
    if (movement == null) {
      return true; // A newer version's line.
    }
    return movement.origin() == null
        && !(movement.kind() == MovementKind.OPENING && centralKnowsTheBranch);
  }
}
