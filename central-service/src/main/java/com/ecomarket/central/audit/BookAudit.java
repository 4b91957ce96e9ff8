package com.ecomarket.central.audit;

import com.ecomarket.central.audit.BookCheck.Difference;
import com.ecomarket.central.audit.BookCheck.Gap;
import com.ecomarket.central.audit.BookLines.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Goes through all books, one after the other: no more than one of them is ever in memory. */
@Component
@EnableConfigurationProperties(AuditSettings.class)
class BookAudit {
  private static final Counted NOTHING = new Counted(Map.of(), Map.of());

  private final BookLines lines;
  private final Checkpoints checkpoints;
  private final AuditSettings settings;

  BookAudit(BookLines lines, Checkpoints checkpoints, AuditSettings settings) {
    this.lines = lines;
    this.checkpoints = checkpoints;
    this.settings = settings;
  }

  /**
   * Checks all books.
   *
   * @param full counts every line; else only those behind the last checkpoint of their stream
   */
  Result check(boolean full) {
    Result all = new Result(0, 0, new ArrayList<>(), new ArrayList<>());
    for (Book book : lines.books()) {
      Counted before = full ? NOTHING : lines.audited(book.id());
      Counted fresh = lines.since(book.id(), before);
      Counted counted = before.with(fresh);
      BookCheck check = BookCheck.of(book, counted, lines.balances(book.id()));
      long read = fresh.streams().values().stream().mapToLong(Counted.Stream::lines).sum();
      if (!full && check.isRight() && read >= settings.auditCheckpointLines()) {
        checkpoints.advance(book.id(), before, fresh);
      }
      all = all.with(read, counted.posted(), check);
    }
    return all;
  }

  /**
   * What came of it.
   *
   * @param read lines that were counted now
   * @param posted lines that count, those of earlier audits included
   */
  record Result(long read, long posted, List<Difference> differences, List<Gap> gaps) {
    private Result with(long moreRead, long morePosted, BookCheck check) {
      differences.addAll(check.differences());
      gaps.addAll(check.gaps());
      return new Result(read + moreRead, posted + morePosted, differences, gaps);
    }
  }
}
