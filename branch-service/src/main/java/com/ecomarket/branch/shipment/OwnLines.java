package com.ecomarket.branch.shipment;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this shop wrote of one shipment. A line that healing wrote again counts once, at its latest
 * place: that is where central will post it.
 */
final class OwnLines {
  private final Collection<Placed> lines;
  private final Map<Long, List<Placed>> byProduct = new TreeMap<>();

  /**
   * @param stored all of one shipment, in the order of the journal
   */
  OwnLines(Collection<StoredLine> stored) {
    Map<FirstPlace, Placed> latest = new LinkedHashMap<>();
    for (StoredLine line : stored) {
      Movement movement = line.movement();
      if (movement != null) {
        LineRef origin = movement.origin() == null ? line.ref() : movement.origin();
        latest.put(
            new FirstPlace(origin.streamId(), origin.seq()), new Placed(line.position(), movement));
      }
    }
    lines = latest.values();
    for (Placed line : lines) {
      byProduct.computeIfAbsent(line.line().productId(), product -> new ArrayList<>()).add(line);
    }
  }

  /** What a line is about, null if this version cannot read it. */
  static @Nullable String shipmentId(StoredLine stored) {
    Movement line = stored.movement();
    return line == null ? null : line.facts().shipmentId();
  }

  private record FirstPlace(String streamId, long seq) {}

  private record Placed(long position, Movement line) {}

  /** The line that dispatched it, null if this shop did not. */
  @Nullable Movement dispatch() {
    return lines.stream()
        .map(Placed::line)
        .filter(line -> line.facts() instanceof DispatchFacts)
        .findFirst()
        .orElse(null);
  }

  /** Whether some of it stands behind a position. */
  boolean reachesBehind(long position) {
    return lines.stream().anyMatch(line -> line.position() > position);
  }

  Set<Long> products() {
    return byProduct.keySet();
  }

  /**
   * Units dispatched of a product, as far as this shop can know; see {@link #atLeast}.
   *
   * @param centrals as central knew it
   * @param position the last line that is in central's number
   */
  long dispatched(long productId, long centrals, long position) {
    return atLeast(productId, centrals, position, line -> line.facts() instanceof DispatchFacts);
  }

  /** Units received of a product, as {@link #dispatched}. */
  long received(long productId, boolean damaged, long centrals, long position) {
    return atLeast(
        productId,
        centrals,
        position,
        line -> line.facts() instanceof ReceiptFacts receipt && receipt.damaged() == damaged);
  }

  /**
   * Central's number may hold lines that a restored journal has lost, and this journal may hold
   * lines that central does not have yet. Both what stands here, and what central has with what it
   * does not have yet, did happen: the larger one is never too much.
   */
  private long atLeast(long productId, long centrals, long position, Predicate<Movement> counts) {
    long here = 0;
    long behind = 0;
    for (Placed placed : byProduct.getOrDefault(productId, List.of())) {
      if (counts.test(placed.line())) {
        long units = placed.line().quantity();
        here += units;
        behind += placed.position() > position ? units : 0;
      }
    }
    return Math.max(here, centrals + behind);
  }
}
