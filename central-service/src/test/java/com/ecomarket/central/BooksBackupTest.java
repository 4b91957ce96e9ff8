package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.backup.BackupCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sqlite")
class BooksBackupTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void copiesARunningCentralAndPutsTheCopyBackWithANewEpoch() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy.db");
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 2);
    String epoch;
    try (CentralUnderTest central = CentralUnderTest.start(data)) {
      central.sync(shop, 0, 3);
      epoch = epoch(central);
      assertThat(run("backup", copy, "--of", data)).as(said()).isZero();
      assertThat(said()).contains("central's books, every line fits its hash: lines 7, books 2");
      central.sync(shop.sale(1, 3), 3, 4);
      assertThat(run("restore", copy, "--to", data)).isEqualTo(1);
      assertThat(said()).contains("Stop central first: a process works with");
      assertThat(central.sync(shop.sale(1, 4), 4, 5).status()).isEqualTo(200);
    }

    assertThat(run("restore", copy, "--to", data)).as(said()).isZero();

    try (CentralUnderTest central = CentralUnderTest.start(data)) {
      assertThat(central.get("/branches/NORTE/book").json().at("/head/seq").asLong()).isEqualTo(2);
      assertThat(central.get("/audit?full=true").json().path("ok").asBoolean()).isTrue();
      assertThat(epoch(central)).isNotEmpty().isNotEqualTo(epoch);
      central.sync(shop, 3, 5);
      assertThat(central.get("/branches/NORTE/book").json().at("/head/seq").asLong()).isEqualTo(4);
    }
  }

  @Test
  void refusesBooksWhoseLinesDoNotFit() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy.db");
    try (CentralUnderTest central = CentralUnderTest.start(data)) {
      central.sync(ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 2), 0, 2);
      try (Connection store = central.store()) {
        store
            .createStatement()
            .executeUpdate(
                "update ledger_line set line = hash where branch_id = 'NORTE' and seq = 1");
      }
      assertThat(run("backup", copy, "--of", data)).isEqualTo(1);
    }

    assertThat(said()).contains("line 1 of stream s1 of NORTE is missing or does not fit its hash");
    assertThat(Files.exists(copy)).isFalse();
  }

  private static String epoch(CentralUnderTest central) throws SQLException {
    try (Connection store = central.store();
        var row = store.createStatement().executeQuery("select epoch from catalog_state")) {
      row.next();
      return row.getString(1);
    }
  }

  private int run(Object... arguments) {
    PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new BackupCommand(new BooksBackup(), Clock.systemUTC(), print, print)
        .run(Stream.of(arguments).map(Object::toString).toList());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
