package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.DatabaseLine.Cut;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A COMMIT of which nobody at central knows what became: sent again, it counts once. */
@Tag("postgres")
class LostCommitTest {
  private DatabaseLine line;
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    line = new DatabaseLine(0, PostgresUnderTest.port());
    String url = PostgresUnderTest.url(directory, line.port()) + "?prepareThreshold=0";
    central = CentralUnderTest.start(directory, "--spring.datasource.url=" + url);
  }

  @AfterEach
  void stop() throws Exception {
    central.close();
    line.close();
  }

  @ParameterizedTest
  @CsvSource({"BEFORE_COMMIT, 0", "AFTER_COMMIT, 3"})
  void answersBusyAndCountsABatchOnceThatIsSentAgain(Cut cut, long kept) throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);
    line.cutNext(cut);

    assertBusy(central.sync(shop, 0, 3));
    assertThat(linesOf("NORTE")).isEqualTo(kept);
    assertThat(central.sync(shop, 0, 3).json().path("acked_seq").asLong()).isEqualTo(2);
    assertThat(linesOf("NORTE")).isEqualTo(3);
    assertStock(995);
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void countsANamedSaleOnceThatIsNotifiedAgain(Cut cut) throws SQLException {
    String sale = "{\"branch_id\":\"VIEJA\",\"product_id\":1,\"quantity\":5,\"sale_id\":\"s-1\"}";
    line.cutNext(cut);

    assertBusy(central.post("/sale-notification", sale));
    assertThat(central.post("/sale-notification", sale).status()).isEqualTo(200);
    assertThat(linesOf("central:VIEJA")).isEqualTo(2);
    assertStock(995);
  }

  /** What a full disk says when the server finds out at the COMMIT. */
  @Test
  void answersBusyWhenACommitFindsNoRoomAndPostsWhenThereIsSome() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);
    execute(
        """
        create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$;
        create constraint trigger full_disk after insert on ledger_line
        deferrable initially deferred for each row execute function full_disk()
        """);
    assertBusy(central.sync(shop, 0, 3));
    assertThat(linesOf("NORTE")).isZero();
    execute("drop trigger full_disk on ledger_line");
    assertThat(central.sync(shop, 0, 3).status()).isEqualTo(200);
    assertStock(995);
  }

  private void assertBusy(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.slug()).isEqualTo("central-busy");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(line.isWaitingToCut()).isFalse();
  }

  private void assertStock(long units) {
    assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(units);
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
  }

  private long linesOf(String book) throws SQLException {
    try (Connection store = central.store();
        ResultSet row =
            store
                .createStatement()
                .executeQuery(
                    "select count(*) from ledger_line where branch_id = '" + book + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection store = central.store()) {
      store.createStatement().execute(sql);
    }
  }
}
