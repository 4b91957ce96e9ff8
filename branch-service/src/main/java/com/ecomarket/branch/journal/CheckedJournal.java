package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import java.util.Map;

/** A journal that was read whole when it was opened: all that a start needs to know of it. */
public interface CheckedJournal {

  /** The writing side. */
  Journal journal();

  /** What the check at this start found. */
  JournalCheck check();

  /** The catalogue that was stored last; there is one in every journal that has a stream. */
  Catalog catalog();

  /** The units that were kept beside the lines; the caller may change the map. */
  Map<Long, Long> balances();
}
