package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ecomarket backup} beside services that work, and {@code restore} after an accident. */
class BackupIT {
  @TempDir Path folder;

  @Test
  void restoresAShopAndCentralFromCopiesThatWereMadeUnderLoad() throws Exception {
    Path ofBranch = folder.resolve("branch-copy.db");
    Path ofCentral = folder.resolve("central-copy.db");
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Service branch = pair.branch().service();
      Service central = pair.central().service();
      try (Load load = pair.load()) {
        pair.awaitMoreSales(100);
        Drill.step("copy of a shop that sells", () -> backUp(ofBranch, branch.data()));
        pair.awaitMoreSales(50);
        Drill.step("copy of a central that posts", () -> backUp(ofCentral, central.data()));
        pair.awaitMoreSales(50);
        assertRefused(ofBranch, branch.data(), "Stop the branch first.");
        assertRefused(ofCentral, central.data(), "Stop central first");
        pair.awaitMoreSales(50);
      }
      pair.awaitCaughtUp();

      // Central first: what only central has, once the shop is an old one, must not go with it.
      central.kill();
      pair.sell(20);
      Drill.step("central's copy put back", () -> restore(ofCentral, central.data()));
      Drill.step("restored central answers", central::start);
      Drill.step("restored central has everything again", pair::awaitCaughtUp);
      pair.sell(20);
      pair.assertExactlyOnce();

      branch.kill();
      Drill.step("shop's copy put back", () -> restore(ofBranch, branch.data()));
      Drill.step("restored shop sells", branch::start);
      Drill.step("restored shop healed", pair::awaitCaughtUp);
      pair.sell(20);
      pair.assertExactlyOnce();
      assertThat(pair.discrepancies()).containsKey("stream-replaced");
    }
  }

  private static void backUp(Path copy, Path data) throws IOException {
    Script.Ended ended = Script.run("backup", copy, "--of", data);

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("every line fits its hash");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  private static void restore(Path copy, Path data) throws IOException {
    List<Path> before = names(data);
    Script.Ended ended = Script.run("restore", copy, "--to", data);

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("kept    what was there is in");
    assertThat(names(data)).hasSizeGreaterThan(0).isNotEqualTo(before);
  }

  private static void assertRefused(Path copy, Path data, String why) throws IOException {
    Script.Ended ended = Script.run("restore", copy, "--to", data);

    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    assertThat(ended.said()).contains(why);
    assertThat(names(data)).noneMatch(name -> name.toString().startsWith("replaced-"));
  }

  private static List<Path> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(Path::getFileName).sorted().toList();
    }
  }
}
