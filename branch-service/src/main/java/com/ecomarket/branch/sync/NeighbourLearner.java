package com.ecomarket.branch.sync;

import com.ecomarket.branch.journal.StoredShelf;
import com.ecomarket.branch.neighbour.Neighbours;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.SyncReply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what central tells of the neighbours' shelves: all that changed in one answer is one
 * command. What memory shows is in the journal before, but for signs of life alone.
 */
final class NeighbourLearner implements Learner {
  private static final Logger log = LoggerFactory.getLogger(NeighbourLearner.class);

  /** Longer ones would make the next request large; central's own are below a hundred. */
  private static final int MAX_CURSOR = 300;

  private final Neighbours neighbours;
  private final Consumer<Command<Boolean>> writer;

  /**
   * @param writer hands a command to the writer and waits until it is durable
   */
  NeighbourLearner(Neighbours neighbours, Consumer<Command<Boolean>> writer) {
    this.neighbours = neighbours;
    this.writer = writer;
  }

  /** What is to be stored before it is taken. */
  private record News(NeighbourStock heard, @Nullable StoredShelf toStore) {}

  @Override
  public boolean learn(SyncReply reply) {
    List<News> news = news(reply.elsewhere());
    if (news.stream().anyMatch(one -> one.toStore() != null)) {
      writer.accept(
          pen -> {
            for (News one : news) {
              if (one.toStore() != null) {
                pen.learn(one.toStore(), one.heard().whole());
              }
            }
            return true;
          });
    }
    boolean more = false;
    for (News one : news) {
      more |= neighbours.take(one.heard(), one.toStore() != null);
    }
    return more;
  }

  private List<News> news(List<NeighbourStock> elsewhere) {
    List<News> news = new ArrayList<>(elsewhere.size());
    Set<String> told = new HashSet<>();
    for (NeighbourStock heard : elsewhere) {
      if (isSound(heard) && told.add(heard.branchId())) {
        NeighbourStock kept = asTheJournalKeepsIt(heard);
        news.add(new News(kept, neighbours.toStore(kept)));
      } else {
        log.error("Central tells of a shelf that cannot be, or that nobody asked about.");
      }
    }
    return news;
  }

  /** Jackson leaves null what is missing, whatever the record promises. */
  private boolean isSound(NeighbourStock heard) {
    return heard.branchId() != null
        && neighbours.has(heard.branchId())
        && heard.cursor() != null
        && heard.cursor().length() <= MAX_CURSOR
        && heard.asOf() != null
        && !heard.asOf().isBefore(Instant.EPOCH)
        && heard.asOf().getEpochSecond() < Integer.MAX_VALUE * 1000L;
  }

  private static NeighbourStock asTheJournalKeepsIt(NeighbourStock heard) {
    return new NeighbourStock(
        heard.branchId(),
        heard.cursor(),
        heard.asOf().truncatedTo(ChronoUnit.MILLIS),
        heard.whole(),
        heard.products().stream().filter(product -> product.productId() > 0).toList(),
        heard.more());
  }
}
