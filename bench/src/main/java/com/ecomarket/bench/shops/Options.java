package com.ecomarket.bench.shops;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to run, from the command line.
 *
 * @param shops numbers of shops, the base of the ratios first
 * @param rate sales a second in each shop
 * @param most sales a second of all shops together
 * @param time for which each load is measured
 * @param outage how long a hundred shops are cut off before they come back at once; 0: not at all
 * @param warmUp how long {@link HundredShops#WARM_UP} sells before anything is measured
 * @param products on each shelf
 */
record Options(
    Central central,
    List<Integer> shops,
    double rate,
    double most,
    Duration time,
    Duration outage,
    Duration warmUp,
    int products,
    long seed) {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * Reads pairs {@code --name value}.
   *
   * @throws IllegalArgumentException if one is missing, unknown or not a number
   */
  static Options parse(String... args) {
    Map<String, String> given = new HashMap<>();
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("pairs of --name value, not " + List.of(args));
    }
    for (int i = 0; i < args.length; i += 2) {
      given.put(args[i], args[i + 1]);
    }
    String postgres = given.remove("--postgres-pid");
    String outage = given.remove("--outage");
    Options options =
        new Options(
            new Central(
                Integer.parseInt(take(given, "--port", null)),
                Long.parseLong(take(given, "--pid", null)),
                postgres == null ? null : Long.valueOf(postgres)),
            SPACES
                .splitAsStream(take(given, "--shops", "3 10 100 1000").strip())
                .map(Integer::valueOf)
                .toList(),
            Double.parseDouble(take(given, "--rate", "10")),
            Double.parseDouble(take(given, "--most", "1000")),
            seconds(take(given, "--seconds", "30")),
            outage == null ? Duration.ZERO : seconds(outage),
            seconds(take(given, "--warm-up", "60")),
            Integer.parseInt(take(given, "--products", "50")),
            Long.parseLong(take(given, "--seed", "1")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + given.keySet());
    }
    return options;
  }

  List<Load> loads() {
    return Load.plan(shops, rate, most);
  }

  private static Duration seconds(String text) {
    long seconds = Long.parseLong(text);
    if (seconds < 1 || seconds > 3600) {
      throw new IllegalArgumentException("1 to 3600 seconds, not " + text);
    }
    return Duration.ofSeconds(seconds);
  }

  private static String take(Map<String, String> given, String name, @Nullable String otherwise) {
    String value = given.remove(name);
    return Objects.requireNonNull(value == null ? otherwise : value, name + " is missing");
  }
}
