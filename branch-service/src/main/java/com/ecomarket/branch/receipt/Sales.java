package com.ecomarket.branch.receipt;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.Problem;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Looks sales up in the journal. */
@Component
public class Sales {
  /** What a sale's id looks like. */
  public static final String ID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private static final Pattern UUID_TEXT = Pattern.compile(ID);

  private final JournalReader journal;

  Sales(JournalReader journal) {
    this.journal = journal;
  }

  /**
   * A sale and where it begins now.
   *
   * @param first the line that it begins on, at its latest place
   * @param sale all its lines
   */
  record Found(StoredLine first, Sale sale) {}

  /** The sale of this name, null if this journal does not have it. */
  public @Nullable Sale find(String saleId) {
    Found found = lookUp(saleId);
    return found == null ? null : found.sale();
  }

  /**
   * The sale of this name and where it begins.
   *
   * @throws Problem 404 {@code unknown-sale} if this journal does not have it
   */
  Found get(String saleId) {
    Found found = lookUp(saleId);
    if (found == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-sale");
    }
    return found;
  }

  private @Nullable Found lookUp(String saleId) {
    StoredLine first = UUID_TEXT.matcher(saleId).matches() ? journal.findSale(saleId) : null;
    return first == null ? null : whole(first);
  }

  /** Sales in the order of the journal; see {@link JournalReader#sales}. */
  List<Found> page(long after, int limit) {
    return journal.sales(after, limit).stream().map(this::whole).toList();
  }

  /** A sale of one product is whole already. */
  private Found whole(StoredLine first) {
    Movement line = (Movement) first.read();
    SaleFacts facts = Objects.requireNonNull(line.sale());
    List<Movement> lines =
        facts.basket() == null
            ? List.of(line)
            : journal.together(first).stream().map(one -> (Movement) one.read()).toList();
    return new Found(first, new Sale(lines));
  }
}
