package com.ecomarket.branch.healing;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to heal a journal that does not continue central's book: restored from a backup, with
 * a lost tail, on a new disk, or on a cloned machine (DESIGN §4, rule 4). Selling goes on
 * meanwhile.
 */
public final class Healer {
  private static final Logger log = LoggerFactory.getLogger(Healer.class);

  private final String branchId;
  private final BookKeeper central;
  private final JournalReader journal;
  private final Function<Command<Integer>, Integer> writer;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * @param writer hands a command to the writer and waits for its outcome
   * @param ids names for streams and requests
   */
  public Healer(
      String branchId,
      BookKeeper central,
      JournalReader journal,
      Function<Command<Integer>, Integer> writer,
      Supplier<String> ids,
      Clock clock) {
    this.branchId = branchId;
    this.central = central;
    this.journal = journal;
    this.writer = writer;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Heals; false if central would not help now.
   *
   * @throws RuntimeException if central cannot be reached; nothing has changed then
   */
  public boolean heal() {
    Book book = central.book();
    MissingLines missing =
        book == null ? null : MissingLines.find(journal, central, book.head(), ids);
    if (book == null || missing == null) {
      log.warn("Central does not show its book of this branch now; healing waits.");
      return false;
    }
    Map<Long, Long> balances =
        book.balances().stream()
            .collect(Collectors.toMap(Book.Balance::productId, Book.Balance::units));
    StreamLine line =
        new StreamLine(
            branchId,
            ids.get(),
            book.head(),
            knownToHaveBeen(journal.streams()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    int again = writer.apply(new Heal(line, balances, now -> withNewer(missing, now)));
    log.warn(
        "Healed: stream {} stands on central's head {}; {} lines written again.",
        line.streamId(),
        book.head(),
        again);
    return true;
  }

  /** The lines found missing, and those that the open stream has got since. */
  private List<StoredLine> withNewer(MissingLines missing, Position now) {
    List<StoredLine> lines = new ArrayList<>(missing.lines());
    Stream open = journal.stream(now.streamOrdinal());
    lines.addAll(journal.lines(open, missing.askedUpTo() + 1, now.lastSeq(), Integer.MAX_VALUE));
    return lines;
  }

  /**
   * A line that was written and is not here, for central to see whether it is gone. First what a
   * start found and central has not been told, because it took no line; then the newest head of
   * central that a stream was put on and that this journal never had: central may have been
   * restored to before it.
   */
  private @Nullable LineRef knownToHaveBeen(List<Stream> streams) {
    Stream open = streams.get(streams.size() - 1);
    StoredLine line = open.ackedSeq() < 0 ? journal.line(open, 0) : null;
    if (line != null && line.read() instanceof StreamLine first && first.highWater() != null) {
      return first.highWater();
    }
    for (int i = streams.size() - 1; i >= 0; i--) {
      LineRef base = streams.get(i).base();
      if (base != null && !isHere(base, streams)) {
        return base;
      }
    }
    return null;
  }

  private static boolean isHere(LineRef line, List<Stream> streams) {
    return streams.stream()
        .anyMatch(it -> it.streamId().equals(line.streamId()) && line.seq() <= it.lastSeq());
  }
}
