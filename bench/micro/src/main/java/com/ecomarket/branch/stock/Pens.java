package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalEntry;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.contract.Hash;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Pens over a journal that holds nothing and is never asked to keep anything. */
@NullMarked
public final class Pens {
  private final Stock stock;
  private final Catalog catalog;

  /** A shop with so many units of each product of a catalogue. */
  public Pens(Catalog catalog, Map<Long, Long> units) {
    this.catalog = catalog;
    Hash first = Hash.next(null, new byte[0]);
    this.stock = new Stock(units, new Position(1, "stream", null, 0, first, 0, 0));
  }

  /** A new batch. */
  public Pen take() {
    return new Pen(stock, catalog, new Nothing());
  }

  private static final class Nothing implements Journal {
    @Override
    public void commit(List<JournalEntry> entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredLine> findByKey(String key) {
      return List.of();
    }

    @Override
    public long returned(String saleId, long productId) {
      return 0;
    }

    @Override
    public @Nullable String doneWithoutLine(String key) {
      return null;
    }

    @Override
    public List<StoredLine> ofShipment(String shipmentId) {
      return List.of();
    }
  }
}
