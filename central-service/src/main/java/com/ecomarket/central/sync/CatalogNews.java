package com.ecomarket.central.sync;

import com.ecomarket.central.catalog.CatalogPages;
import com.ecomarket.central.catalog.CatalogState;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What a branch is told of the catalogue. */
@Component
class CatalogNews {
  private static final Logger log = LoggerFactory.getLogger(CatalogNews.class);

  private final CatalogPages pages;
  private final CatalogState state;
  private final OneTransaction transaction;
  private final Supplier<UUID> epochs;
  private final RecentPages recent = new RecentPages(System::nanoTime);

  CatalogNews(
      CatalogPages pages,
      CatalogState state,
      OneTransaction transaction,
      @Qualifier("epochs") Supplier<UUID> epochs) {
    this.pages = pages;
    this.state = state;
    this.transaction = transaction;
    this.epochs = epochs;
  }

  /** The page that follows what the branch reported; null if there is none. */
  @Nullable CatalogPage since(CatalogMark reported) {
    CatalogMark now = pages.mark();
    if (now.epoch().equals(reported.epoch()) && now.version() < reported.version()) {
      now = remembering(reported);
    }
    if (now.equals(reported)) {
      return null;
    }
    CatalogMark to = now;
    return recent.page(to, reported, () -> pages.since(to, reported));
  }

  /** A branch knows more than central: central has forgotten, and may give its numbers twice. */
  private CatalogMark remembering(CatalogMark reported) {
    String epoch = epochs.get().toString();
    if (transaction.run(() -> state.renewIfForgotten(reported, epoch))) {
      log.warn(
          "A branch has version {} of the catalogue, which central has forgotten: epoch {} begins",
          reported.version(),
          epoch);
    }
    return pages.mark();
  }
}
