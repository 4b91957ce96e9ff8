package com.ecomarket.branch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.edge.backup.BackupCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalBackupTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path data;
  private Path copy;

  @BeforeEach
  void name() {
    data = folder.resolve("data");
    copy = folder.resolve("copy.db");
  }

  @Test
  void copiesAnOpenShopAndPutsTheCopyBack() throws Exception {
    try (TestShop shop = TestShop.open(data)) {
      shop.sell(1, 5);
      assertThat(run("backup", copy, "--of", data)).isZero();
      shop.sell(1, 7);
    }
    assertThat(said())
        .contains("every line fits its hash: lines 5, streams 1; the last is line 4 of");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");

    assertThat(run("restore", copy, "--to", data)).isZero();

    Path aside = only(data, "replaced-");
    assertThat(names(aside)).contains("journal.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database(data))))
        .isEqualTo("rw-------");
    try (TestShop shop = TestShop.open(data)) {
      assertThat(shop.stock().units(1)).isEqualTo(45);
      // The high-water file was left, so the start knows that something is missing.
      assertThat(shop.reader().streams()).hasSize(2);
    }
    // What was set aside is a journal still, with the sale that the copy does not have.
    Files.move(aside, folder.resolve("again"));
    try (TestShop shop = TestShop.open(folder.resolve("again"))) {
      assertThat(shop.stock().units(1)).isEqualTo(38);
    }
  }

  @Test
  void putsACopyOntoAnEmptyDisk() throws Exception {
    sellAndCopy();

    assertThat(run("restore", copy, "--to", folder.resolve("new/disk"))).isZero();

    assertThat(names(folder.resolve("new/disk"))).contains("journal.db");
    try (TestShop shop = TestShop.open(folder.resolve("new/disk"))) {
      assertThat(shop.stock().units(1)).isEqualTo(45);
      assertThat(shop.reader().streams()).hasSize(1);
    }
  }

  @Test
  void namesACopyInADirectoryAfterTheShopAndTheMoment() throws Exception {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    TestShop.open(data).close();

    assertThat(run("backup", copies, "--of", data)).isZero();

    assertThat(names(copies)).containsExactly("data-2026-01-02T03-04-05Z.db");
    assertThat(run("backup", copies, "--of", data)).isEqualTo(1);
    assertThat(said()).contains("a copy never takes another's place");
  }

  @Test
  void refusesToRestoreUnderAnOpenShop() throws Exception {
    sellAndCopy();
    try (TestShop shop = TestShop.open(data)) {
      assertThat(run("restore", copy, "--to", data)).isEqualTo(1);
      assertThat(said()).contains("Stop the branch first.");
      shop.sell(1, 1);
    }
    try (TestShop shop = TestShop.open(data)) {
      assertThat(shop.stock().units(1)).isEqualTo(44);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"kind\":\"SALE\"", "SQLite format 3", "create table"})
  void refusesACopyThatRotsAndTouchesNothing(String at) throws Exception {
    sellAndCopy();
    byte[] bytes = Files.readAllBytes(copy);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("CREATE", "create");
    bytes[text.indexOf(at) + 1] ^= 4;
    Files.write(copy, bytes);
    byte[] before = Files.readAllBytes(database(data));

    assertThat(run("restore", copy, "--to", data)).isEqualTo(1);

    assertThat(said()).containsAnyOf("do not fit", "SQLite", "malformed", "not a database");
    assertThat(Files.readAllBytes(database(data))).isEqualTo(before);
    assertThat(names(data)).noneMatch(name -> name.contains("replac") || name.contains("restor"));
  }

  @Test
  void leavesNoCopyOfADamagedJournal() throws Exception {
    TestShop shop = TestShop.open(data);
    shop.sell(1, 5);
    shop.close();
    byte[] bytes = Files.readAllBytes(database(data));
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"kind\":\"SALE\"");
    bytes[at + 9] ^= 1;
    Files.write(database(data), bytes);

    assertThat(run("backup", copy, "--of", data)).isEqualTo(1);

    assertThat(said()).contains("1 lines of").contains("do not fit their hash");
    assertThat(names(folder)).containsExactly("data");
  }

  @Test
  void refusesWhatIsNoJournal() throws Exception {
    Files.writeString(copy, "not a database, but long enough to be looked at as one by SQLite");

    assertThat(run("restore", copy, "--to", data)).isEqualTo(1);
    assertThat(run("restore", folder.resolve("none"), "--to", data)).isEqualTo(1);
    assertThat(run("backup", folder.resolve("x.db"), "--of", folder)).isEqualTo(1);

    assertThat(said()).contains("There is no file").contains("There is no journal.db in");
    assertThat(names(folder)).containsExactly("copy.db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup", "backup x --to y", "restore x --of y", "restore x --to y z"})
  void saysHowItIsCalled(String line) {
    assertThat(run((Object[]) line.split(" "))).isEqualTo(2);
    assertThat(said()).contains("usage: backup COPY --of DATA_DIR");
  }

  private void sellAndCopy() throws Exception {
    try (TestShop shop = TestShop.open(data)) {
      shop.sell(1, 5);
      assertThat(run("backup", copy, "--of", data)).isZero();
    }
  }

  private int run(Object... arguments) {
    PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new BackupCommand(new JournalBackup(), TestShop.CLOCK, print, print)
        .run(Stream.of(arguments).map(Object::toString).toList());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Path database(Path directory) {
    return directory.resolve("journal.db");
  }

  private static Path only(Path directory, String prefix) throws IOException {
    List<String> found = names(directory).stream().filter(n -> n.startsWith(prefix)).toList();
    assertThat(found).hasSize(1);
    return directory.resolve(found.get(0));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
