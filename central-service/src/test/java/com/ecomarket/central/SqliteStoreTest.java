package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteDataSource;

/** What the file guarantees, on a real one. */
class SqliteStoreTest {
  private static final Duration WAIT = Duration.ofSeconds(1);

  @TempDir Path directory;

  @Test
  void keepsTheFileForThisUser() throws Exception {
    Path file = SqliteFile.prepare(directory.resolve("data"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pragma synchronous=NORMAL", "pragma foreign_keys=1", "pragma busy_timeout=5"})
  void refusesAConnectionThatIsNotAsDurableOrPatientAsAsked(String pragma) throws Exception {
    SQLiteDataSource good = SqliteFile.open(SqliteFile.prepare(directory), false, WAIT);
    SqliteFile.verify(good, WAIT);
    SQLiteDataSource drifted =
        new SQLiteDataSource(good.getConfig()) {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = good.getConnection();
            connection.createStatement().execute(pragma);
            return connection;
          }
        };

    assertThatThrownBy(() -> SqliteFile.verify(drifted, WAIT))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("instead of");
  }

  @Test
  void givesReadersAConnectionThatCannotWrite() {
    try (ConfigurableApplicationContext central = start()) {
      JdbcTemplate reads = new JdbcTemplate(reads(central));

      assertThat(reads.queryForObject("select count(*) from product", Long.class)).isEqualTo(3);
      assertThatThrownBy(() -> reads.update("delete from product"))
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void saysThatItIsBusyWhenAllReadConnectionsAreTaken() throws SQLException {
    try (ConfigurableApplicationContext central = start()) {
      TestRestTemplate http = new TestRestTemplate();
      String root = "http://127.0.0.1:" + central.getEnvironment().getProperty("local.server.port");
      List<Connection> taken = new ArrayList<>();
      for (int i = 0; i < SqliteStore.READERS; i++) {
        taken.add(reads(central).getConnection());
      }
      for (String path : List.of("/inventory", "/audit", "/branches/NORTE/book")) {
        ResponseEntity<String> answer = http.getForEntity(root + path, String.class);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(answer.getBody()).contains("urn:ecomarket:problem:central-busy", "ocupada");
      }
      for (Connection connection : taken) {
        connection.close();
      }
      assertThat(http.getForEntity(root + "/inventory", String.class).getStatusCode().value())
          .isEqualTo(200);
    }
  }

  @Test
  void booksTheFirstCatalogueWholeAfterAStartThatBrokeOffInTheMiddle() {
    assertThatThrownBy(() -> start(BreaksOff.class)).hasStackTraceContaining("broken off");
    try (ConfigurableApplicationContext central = start()) {
      JdbcTemplate reads = new JdbcTemplate(reads(central));

      assertThat(reads.queryForObject("select count(*) from product", Long.class)).isEqualTo(3);
      assertThat(
              reads.queryForList(
                  "select units from balance where account_type = 'stock' order by product_id",
                  Long.class))
          .containsExactly(1000L, 500L, 300L);
    }
  }

  private ConfigurableApplicationContext start(Class<?>... more) {
    return new SpringApplicationBuilder(CentralService.class)
        .sources(more)
        .run("--server.port=0", "--ecomarket.data-dir=" + directory);
  }

  private static DataSource reads(ConfigurableApplicationContext central) {
    return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
        central.getBeanFactory(), DataSource.class, "reads");
  }

  /** Fails after the products are listed and before their stock is booked. */
  static class BreaksOff {
    @Bean
    @Primary
    Supplier<UUID> noStreamIds() {
      return () -> {
        throw new IllegalStateException("broken off");
      };
    }
  }
}
