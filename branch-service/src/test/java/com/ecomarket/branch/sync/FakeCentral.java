package com.ecomarket.branch.sync;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.UnreadableLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Central's side of the protocol in memory: it posts by the rules of DESIGN §4 or refuses. */
final class FakeCentral implements Central {
  @Nullable LineRef head;
  private final Map<LineRef, Line> posted = new HashMap<>();
  private final Set<LineRef> origins = new HashSet<>();
  private final Map<Long, Long> units = new TreeMap<>();
  private final List<String> saleIds = new ArrayList<>();

  CentralShipments shipments = new CentralShipments();
  final List<SyncEnvelope> requests = new ArrayList<>();
  boolean losesAnswers;
  boolean unreachable;
  boolean arriveAtOnce;
  boolean untold;
  private int answersLeft = Integer.MAX_VALUE;
  int maxLines = 500;
  @Nullable CentralAnswer instead;
  Function<Report, @Nullable CatalogPage> catalog = report -> null;
  Function<Report, List<NeighbourStock>> elsewhere = report -> List.of();

  /** A copy, as of a backup. */
  FakeCentral backup() {
    FakeCentral copy = new FakeCentral();
    copy.head = head;
    copy.posted.putAll(posted);
    copy.origins.addAll(origins);
    copy.units.putAll(units);
    copy.saleIds.addAll(saleIds);
    copy.shipments = shipments.copy();
    return copy;
  }

  List<String> saleIds() {
    return saleIds;
  }

  Map<Long, Long> units() {
    return units;
  }

  /** The line is cut after so many answers. */
  void unreachableAfterAnswers(int answers) {
    answersLeft = answers;
  }

  @Override
  public CentralAnswer sync(SyncEnvelope envelope, List<byte[]> lines) {
    requests.add(envelope);
    if (unreachable || answersLeft-- <= 0) {
      throw new CentralUnreachable("cut", null, null, true);
    }
    if (instead != null) {
      return instead;
    }
    if (lines.size() > maxLines) {
      return new CentralAnswer.TooLarge();
    }
    CentralAnswer answer = take(envelope, lines);
    if (losesAnswers) {
      throw new CentralUnreachable("the answer was lost", null, null, false);
    }
    return answer;
  }

  private CentralAnswer take(SyncEnvelope envelope, List<byte[]> lines) {
    if (lines.isEmpty()) {
      return reply(envelope);
    }
    boolean sameStream = head != null && head.streamId().equals(envelope.streamId());
    long next = sameStream ? head.seq() + 1 : 0;
    if (envelope.firstSeq() > next && (sameStream || head == null)) {
      return new CentralAnswer.Elsewhere(head, true);
    }
    if (!sameStream && envelope.firstSeq() > 0) {
      return new CentralAnswer.Elsewhere(head, false);
    }
    Hash hash = envelope.prevHash();
    long seq = envelope.firstSeq();
    if (seq > 0 && !posted.containsKey(new LineRef(envelope.streamId(), seq - 1, hash))) {
      return new CentralAnswer.Elsewhere(head, false);
    }
    for (byte[] bytes : lines) {
      hash = Hash.next(hash, bytes);
      LineRef ref = new LineRef(envelope.streamId(), seq, hash);
      Line line = parse(bytes);
      boolean onHead =
          line instanceof StreamLine first && java.util.Objects.equals(first.base(), head);
      if (seq == 0 && !sameStream && !onHead) {
        return new CentralAnswer.Elsewhere(head, false);
      }
      if (sameStream && seq <= head.seq()) {
        if (!posted.containsKey(ref)) {
          return new CentralAnswer.Elsewhere(head, false);
        }
      } else {
        post(ref, line);
        sameStream = true;
      }
      seq++;
    }
    return reply(envelope);
  }

  private void post(LineRef ref, Line line) {
    posted.put(ref, line);
    head = ref;
    if (!(line instanceof Movement movement)) {
      return;
    }
    LineRef origin = movement.origin();
    if (origin != null && (posted.containsKey(origin) || !origins.add(origin))) {
      throw new AssertionError("written again although central has it: " + movement);
    }
    units.merge(movement.productId(), movement.stockChange(), Long::sum);
    if (!(arriveAtOnce && movement.facts() instanceof DispatchFacts)) {
      shipments.post(movement);
    }
    if (movement.sale() != null) {
      saleIds.add(movement.sale().saleId());
    }
  }

  private CentralAnswer reply(SyncEnvelope envelope) {
    OpenShipments open = shipments.state();
    return new CentralAnswer.Posted(
        new SyncReply(
            envelope.requestId(),
            head == null ? null : head.streamId(),
            head == null ? -1 : head.seq(),
            head == null ? null : head.hash(),
            List.of(),
            Instant.EPOCH,
            0,
            500,
            catalog.apply(envelope.report()),
            open.digest().equals(envelope.report().shipments()) ? null : open,
            elsewhere.apply(envelope.report()),
            List.of(),
            untold ? true : null));
  }

  @Override
  public Book book() {
    return new Book(
        "B",
        head,
        units.entrySet().stream().map(e -> new Book.Balance(e.getKey(), e.getValue())).toList());
  }

  @Override
  public KnownLines known(KnownLines.Query query) {
    List<Long> there = new ArrayList<>();
    List<Long> moved = new ArrayList<>();
    long seq = query.firstSeq();
    for (Hash hash : query.hashes()) {
      LineRef ref = new LineRef(query.streamId(), seq, hash);
      if (posted.containsKey(ref)) {
        there.add(seq);
      } else if (origins.contains(ref)) {
        moved.add(seq);
      }
      seq++;
    }
    return new KnownLines(query.requestId(), head, there, moved);
  }

  private static Line parse(byte[] line) {
    try {
      return Line.parse(line);
    } catch (UnreadableLine e) {
      throw new AssertionError(e);
    }
  }
}
