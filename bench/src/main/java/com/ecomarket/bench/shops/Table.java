package com.ecomarket.bench.shops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All loads beside each other: a column for each, a line for each number. */
final class Table {
  private static final double MEBIBYTE = 1024 * 1024;
  private static final double ENOUGH_MICROS = 200_000;

  private final List<Measured> loads;
  private final double idleCores;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param loads in the order in which they ran; the first has the base's number of shops
   * @param idleCores what central and its database use when nobody talks, in seconds a second
   */
  Table(List<Measured> loads, double idleCores) {
    this.loads = loads;
    this.idleCores = idleCores;
  }

  /** The text, with a line end after each line. */
  String text() {
    lines.clear();
    StringBuilder head =
        new StringBuilder(String.format(Locale.ROOT, "%-44s", "shops x sales a second in each"));
    loads.forEach(load -> head.append(String.format(Locale.ROOT, "%14s", load.load())));
    lines.add(head.toString());
    line("movements posted a second", "%.1f", m -> m.tally().posted / m.seconds());
    line("requests a second", "%.1f", m -> m.tally().requests / m.seconds());
    line("heartbeats a second", "%.1f", m -> m.tally().heartbeats / m.seconds());
    line("lines in a batch, mean", "%.2f", m -> m.tally().linesPerBatch());
    line("CPU s a second, central", "%.3f", Measured::centralCores);
    line("  of which the JVM's compilers", "%.3f", m -> m.cpu().compilers() / 1e6 / m.seconds());
    line("CPU s a second, PostgreSQL", "%.3f", m -> m.cpu().postgres() / 1e6 / m.seconds());
    line("CPU ms for 1,000 movements, central", "%.1f", Measured::centralPerThousand);
    line("CPU ms for 1,000 movements, PostgreSQL", "%.1f", Measured::postgresPerThousand);
    line(
        "  both / base at the same rate",
        "%.2f",
        m -> ratio(m.perThousand(), base(m).perThousand()));
    line("  the same, each less compilers and idle CPU", "%.2f", this::netRatio);
    line("CPU us a request, both", "%.0f", Measured::perRequest);
    line("answer ms, p50", "%.2f", m -> m.tally().answerMillis(50));
    line("answer ms, p99", "%.2f", m -> m.tally().answerMillis(99));
    line("answer ms, max", "%.2f", m -> m.tally().longestAnswerMillis());
    line("429", "%.0f", m -> m.tally().busy);
    line("503", "%.0f", m -> m.tally().unavailable);
    line("time-outs", "%.0f", m -> m.tally().timeOuts);
    line(
        "connections lost, 5xx, 413",
        "%.0f",
        m -> m.tally().lost + m.tally().serverErrors + m.tally().tooLarge);
    line("all of these while draining", "%.0f", m -> m.drain().refusals());
    line("central's RSS, MiB", "%.0f", m -> m.memory().resident() / MEBIBYTE);
    line("central's heap in use, MiB", "%.0f", m -> m.memory().heap() / MEBIBYTE);
    line("the shops' own CPU s a second", "%.3f", m -> m.cpu().shops() / 1e6 / m.seconds());
    line("latest sale after its moment, ms", "%.0f", m -> m.tally().latestSaleMillis());
    return String.join("\n", lines) + "\n";
  }

  /** The load with the base's number of shops at the same rate. */
  Measured base(Measured load) {
    int shops = loads.get(0).load().shops();
    return loads.stream()
        .filter(other -> other.load().equals(new Load(shops, load.load().rate())))
        .findFirst()
        .orElseThrow();
  }

  /** {@link Measured#perThousand} against the base's. */
  double ratio(Measured load) {
    return ratio(load.perThousand(), base(load).perThousand());
  }

  /** Not a number where the base used so little that the kernel's ticks of 10 ms would decide. */
  double netRatio(Measured load) {
    double below = base(load).netPerThousand(idleCores);
    double micros = below * base(load).tally().posted;
    return micros < ENOUGH_MICROS ? Double.NaN : load.netPerThousand(idleCores) / below;
  }

  private void line(String name, String format, ToDoubleFunction<Measured> number) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-44s", name));
    for (Measured load : loads) {
      double value = number.applyAsDouble(load);
      String text = Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
      line.append(String.format(Locale.ROOT, "%14s", text));
    }
    lines.add(line.toString());
  }

  private static double ratio(double top, double bottom) {
    return bottom <= 0 ? Double.NaN : top / bottom;
  }
}
