package com.ecomarket.branch.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.edge.CannotStart;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockStartTest {
  @TempDir Path directory;

  @Test
  void beginsWithTheOpeningStock() throws Exception {
    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.stock().units(1)).isEqualTo(50);
      assertThat(shop.stock().position().lastSeq()).isEqualTo(3);
      assertThat(shop.stock().position().ackedSeq()).isEqualTo(-1);
    }
  }

  @Test
  void takesUpWhereItWasAfterARestart() throws Exception {
    Position before;
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 5);
      shop.ask(
          pen -> {
            pen.acknowledge(2);
            return true;
          });
      before = shop.stock().position();
    }

    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.stock().position()).isEqualTo(before);
      assertThat(shop.stock().units(1)).isEqualTo(45);
      assertThat(shop.catalog().find(1).name()).isEqualTo("Manzanas Orgánicas");
    }
  }

  @Test
  void keepsPricesPlansAndWhatIsRetiredAfterARestart() throws Exception {
    NextPrice planned = new NextPrice(280, TestShop.CLOCK.instant().plusSeconds(60));
    Product apples = new Product(1, "Manzanas", 260, planned, false);
    Product bread = new Product(2, "Pan", 170, null, true);
    Product soap = new Product(77, "Jabón", 0);
    try (TestShop shop = TestShop.open(directory)) {
      shop.learn(apples);
      shop.learn(bread, soap);
    }

    try (TestShop shop = TestShop.open(directory)) {
      Product milk = shop.catalog().find(3);
      assertThat(shop.catalog().products()).containsExactly(apples, bread, milk, soap);
      assertThat(milk.priceCents(TestShop.CLOCK.instant())).isEqualTo(320);
      assertThat(shop.catalog().epoch()).isEqualTo("e");
      assertThat(shop.catalog().version()).isEqualTo(2);
      assertThat(shop.stock().position().lastSeq()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1:-5", "1:5,1:6", "9:5", "1:99999999999", "1:5;2:6"})
  void refusesAnOpeningStockThatIsNotOne(String openingStock) {
    assertThatThrownBy(() -> TestShop.open(directory, openingStock))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("ecomarket.opening-stock");
  }

  @Test
  void sealsTheStreamWhenTheTailIsGone() throws Exception {
    LineRef lost;
    LineRef kept;
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      kept = last(shop);
      shop.sell(1, 2);
      shop.sell(1, 3);
      lost = last(shop);
    }
    sql("delete from line where position > 5");

    try (TestShop shop = TestShop.open(directory)) {
      StreamLine first = firstLine(shop);
      assertThat(first.base()).isEqualTo(kept);
      assertThat(first.highWater()).isEqualTo(lost);
      assertThat(shop.stock().units(1)).isEqualTo(49);
      assertThat(shop.reader().streams()).hasSize(2);
      shop.sell(1, 1);
    }
    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.reader().streams()).as("sealed once, not at every start").hasSize(2);
      assertThat(shop.stock().units(1)).isEqualTo(48);
    }
  }

  @Test
  void sealsTheStreamWhenALineRotted() throws Exception {
    LineRef last;
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      shop.sell(1, 2);
      last = last(shop);
    }
    sql(
        "update line set line = replace(line, '\"quantity\":1,', '\"quantity\":9,')"
            + " where position = 5");

    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.opened().check().damaged()).isEqualTo(1);
      assertThat(shop.reader().streams()).hasSize(2);
      assertThat(shop.stock().units(1)).as("the damaged line moves nothing").isEqualTo(48);
      assertThat(firstLine(shop).base().seq()).isEqualTo(last.seq());
      assertThat(firstLine(shop).base())
          .as("central's head may be the last line; it must not take this stream without healing")
          .isNotEqualTo(last);
    }
  }

  @Test
  void sealsTheStreamWhenALineIsMissingInTheMiddle() throws Exception {
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      shop.sell(1, 2);
    }
    sql("delete from line where position = 5");

    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.opened().check().damaged()).isEqualTo(1);
      assertThat(shop.reader().streams()).hasSize(2);
    }
  }

  @Test
  void sealsTheStreamWhenTheLogOfTheDatabaseIsMissing() throws Exception {
    Path copy = directory.resolveSibling(directory.getFileName() + "-copy");
    Files.createDirectories(copy);
    LineRef reached;
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      reached = last(shop);
      // As a backup that forgot the -wal would: taken while the shop is open.
      Files.copy(directory.resolve("journal.db"), copy.resolve("journal.db"));
      Files.copy(directory.resolve("journal.high-water"), copy.resolve("journal.high-water"));
    }

    try (TestShop shop = TestShop.open(copy)) {
      assertThat(firstLine(shop).highWater()).isEqualTo(reached);
      shop.sell(1, 1);
    }
  }

  @Test
  void takesTheSalvagedJournalWhenAStartWasBrokenOffBeforeItWasInPlace() throws Exception {
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
    }
    Files.move(directory.resolve("journal.db"), directory.resolve("journal.db.salvaged"));

    try (TestShop shop = TestShop.open(directory)) {
      assertThat(shop.stock().units(1)).isEqualTo(49);
      assertThat(shop.reader().streams()).hasSize(1);
    }
  }

  @Test
  void setsAFileAsideThatIsNoDatabaseAndSellsOn() throws Exception {
    LineRef reached;
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      reached = last(shop);
    }
    try (FileChannel file =
        FileChannel.open(directory.resolve("journal.db"), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[4096]), 0);
    }

    try (TestShop shop = TestShop.open(directory)) {
      assertThat(firstLine(shop).highWater()).isEqualTo(reached);
      assertThat(shop.stock().units(1)).isEqualTo(50);
      try (var files = Files.list(directory)) {
        assertThat(files.map(path -> path.getFileName().toString()))
            .anyMatch(name -> name.startsWith("damaged-"));
      }
    }
  }

  @Test
  void keepsTheChainThroughEveryLine() throws Exception {
    try (TestShop shop = TestShop.open(directory)) {
      shop.sell(1, 1);
      shop.sell(2, 1);
      Stream stream = shop.reader().streams().get(0);
      Hash hash = null;
      for (StoredLine line : shop.reader().lines(stream, 0, 99, 1_000_000)) {
        hash = Hash.next(hash, line.bytes());
        assertThat(line.hash()).isEqualTo(hash);
      }
      assertThat(hash).isEqualTo(shop.stock().position().lastHash());
    }
  }

  private static LineRef last(TestShop shop) {
    Position position = shop.stock().position();
    return new LineRef(position.streamId(), position.lastSeq(), position.lastHash());
  }

  private static StreamLine firstLine(TestShop shop) {
    List<Stream> streams = shop.reader().streams();
    return (StreamLine) shop.reader().lines(streams.get(streams.size() - 1), 0, 0, 0).get(0).read();
  }

  private void sql(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
