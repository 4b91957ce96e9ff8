package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.process.CentralProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real central that takes what the services under load leave of the processors. */
final class Background {
  private Background() {}

  /**
   * One as it is shipped, scheduled only when nothing else wants the processor: in life it has a
   * machine of its own.
   *
   * @param home an own directory
   */
  static CentralProcess central(Path home) throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("central.csv"));
    CentralProcess central = new CentralProcess(home.resolve("central"), catalogue);
    central.service().startAsShipped();
    central.service().startThrough(List.of("chrt", "--idle", "0"));
    return central;
  }
}
