package com.ecomarket.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long requests took, by percentile, as a picture (SVG): a line for each server. */
public final class LatencyPlot {
  private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99};

  /**
   * Told apart also by those who do not see red and green (Okabe and Ito), grey for their yellow.
   */
  private static final List<String> COLOURS =
      List.of(
          "#000000", "#0072b2", "#d55e00", "#cc79a7", "#e69f00", "#009e73", "#7f7f7f", "#56b4e9");

  /** From {@link #LEAST_POWER} on. */
  private static final List<String> LABELS =
      List.of("0.1 ms", "1 ms", "10 ms", "100 ms", "1 s", "10 s");

  private static final int WIDTH = 720;
  private static final int HEIGHT = 380;
  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int RIGHT = 480;
  private static final int BOTTOM = 330;

  /** From a tenth of a millisecond to ten seconds. */
  private static final int LEAST_POWER = -1;

  private static final int MOST_POWER = 4;

  private final Map<String, Histogram> lines = new LinkedHashMap<>();

  /** Adds what was measured of one server, to what was measured of it before. */
  public void add(String name, Histogram micros) {
    Histogram all = lines.get(name);
    if (all == null) {
      lines.put(name, micros.copy());
    } else {
      all.add(micros);
    }
  }

  /** Writes the picture. */
  public void write(Path file, String title) throws IOException {
    StringBuilder svg = new StringBuilder();
    append(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='11'><title>%s</title><rect width='100%%' height='100%%' fill='white'/>%n",
        WIDTH,
        HEIGHT,
        title);
    for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
      double y = y(Math.pow(10, power));
      append(svg, "<path d='M%d %.1fH%d' stroke='#ddd'/>", LEFT, y, RIGHT);
      String label = LABELS.get(power - LEAST_POWER);
      append(svg, "<text x='%d' y='%.1f' text-anchor='end'>%s</text>%n", LEFT - 6, y + 4, label);
    }
    for (double percentile : PERCENTILES) {
      append(svg, "<path d='M%.1f %dV%d' stroke='#eee'/>", x(percentile), TOP, BOTTOM);
      append(
          svg,
          "<text x='%.1f' y='%d' text-anchor='middle' font-size='9'>%s</text>%n",
          x(percentile),
          BOTTOM + 16,
          new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
              .format(percentile));
    }
    int number = 0;
    for (Map.Entry<String, Histogram> line : lines.entrySet()) {
      String colour = COLOURS.get(number % COLOURS.size());
      append(svg, "<polyline fill='none' stroke='%s' stroke-width='2' points='", colour);
      for (double percentile : PERCENTILES) {
        double millis = line.getValue().getValueAtPercentile(percentile) / 1000.0;
        append(svg, "%.1f,%.1f ", x(percentile), y(millis));
      }
      int y = TOP + 14 + 20 * number;
      append(svg, "'/><path d='M%d %dh24' stroke='%s' stroke-width='2'/>", RIGHT + 16, y, colour);
      append(svg, "<text x='%d' y='%d'>%s</text>%n", RIGHT + 46, y + 4, line.getKey());
      number++;
    }
    append(svg, "<text x='%d' y='%d'>%s</text></svg>%n", LEFT, HEIGHT - 12, title);
    Files.writeString(file, svg);
  }

  /** Equal steps for each further nine. */
  private static double x(double percentile) {
    double nines = -Math.log10(1 - percentile / 100);
    double least = -Math.log10(1 - PERCENTILES[0] / 100);
    double most = -Math.log10(1 - PERCENTILES[PERCENTILES.length - 1] / 100);
    return LEFT + (RIGHT - LEFT) * (nines - least) / (most - least);
  }

  private static double y(double millis) {
    double power = Math.max(LEAST_POWER, Math.min(MOST_POWER, Math.log10(millis)));
    return BOTTOM - (BOTTOM - TOP) * (power - LEAST_POWER) / (MOST_POWER - LEAST_POWER);
  }

  private static void append(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
