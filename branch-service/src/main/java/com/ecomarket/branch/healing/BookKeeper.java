package com.ecomarket.branch.healing;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.KnownLines;
import org.jspecify.annotations.Nullable;

/** What healing asks of central. Both may fail as any call to central may. */
public interface BookKeeper {

  /** What central knows of this branch; null if it refused to say. */
  @Nullable Book book();

  /** Which of these lines central has; null if it refused to say. */
  @Nullable KnownLines known(KnownLines.Query query);
}
