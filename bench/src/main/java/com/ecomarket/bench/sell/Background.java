package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.shops.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real central that takes what the services under load leave of the processors. */
final class Background {
  private Background() {}

  /**
   * One as it is shipped, at the lowest priority: in life it has a machine of its own. Not less
   * than that ({@code SCHED_IDLE}): on two busy cores it would get nothing, and lines would pile
   * up.
   *
   * @param home an own directory
   */
  static CentralProcess central(Path home) throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("central.csv"));
    CentralProcess central = new CentralProcess(home.resolve("central"), catalogue);
    central.service().startAsShipped();
    central.service().startThrough(List.of("nice", "-n", "19"));
    return central;
  }
}
