package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.process.LedgerLine;
import com.ecomarket.acceptance.recorder.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every errand that was acknowledged, to be held against central's lines. */
public final class ErrandBook {
  private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();

  void add(Errand errand) {
    errands.add(errand);
  }

  /** The keys that this branch acknowledged. */
  public Set<String> keys(String branchId) {
    return errands.stream()
        .filter(errand -> errand.branchId().equals(branchId))
        .map(Errand::key)
        .collect(Collectors.toSet());
  }

  /**
   * Holds the errands of a branch against all its lines at central, and writes those that stand
   * into the record.
   *
   * @param recorder of the tills, told which sales are none of theirs
   * @param destroyed keys that central may lack
   */
  public Found compare(
      String branchId,
      List<LedgerLine> lines,
      Set<String> destroyed,
      Recorder recorder,
      OwnRecord record) {
    Found found = new Found();
    List<LedgerLine> posted =
        lines.stream().filter(line -> line.status().equals("POSTED")).toList();
    for (Errand errand : errands) {
      if (errand.branchId().equals(branchId)) {
        found.acknowledged++;
        List<LedgerLine> own = own(errand, posted, recorder);
        if (own.isEmpty() && destroyed.contains(errand.key())) {
          found.destroyed++;
        } else if (own.isEmpty()) {
          found.lost.add("%s acknowledged %s: lost".formatted(branchId, errand));
        } else {
          errand.moves().forEach(m -> record.move(m.from(), m.to(), m.productId(), m.units()));
        }
        if (own.size() > errand.moves().size()) {
          found.doubled.add("%s: %s is doubled".formatted(branchId, errand));
        }
      }
    }
    return found;
  }

  /** The lines with its key, and those of the same basket. */
  private static List<LedgerLine> own(Errand errand, List<LedgerLine> posted, Recorder recorder) {
    List<LedgerLine> first =
        posted.stream()
            .filter(line -> line.key().equals(errand.key()) && line.kind().equals(errand.kind()))
            .toList();
    if (!errand.kind().equals("SALE")) {
      return first;
    }
    Set<String> sales = first.stream().map(LedgerLine::saleId).collect(Collectors.toSet());
    sales.forEach(recorder::knows);
    return posted.stream()
        .filter(line -> line.kind().equals("SALE") && sales.contains(line.saleId()))
        .toList();
  }

  /** What came of the errands of a branch. */
  public static final class Found {
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private int acknowledged;
    private int destroyed;

    /** Errands that were answered with 201. */
    public int acknowledged() {
      return acknowledged;
    }

    /** Of those, what was only on a disk that is gone. */
    public int destroyed() {
      return destroyed;
    }

    /** Sentences about what central does not have. */
    public List<String> lost() {
      return lost;
    }

    /** Sentences about what central has more than once. */
    public List<String> doubled() {
      return doubled;
    }
  }
}
