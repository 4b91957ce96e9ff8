package com.ecomarket.branch;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.FirstStart;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.JournalRefused;
import com.ecomarket.branch.journal.OpenJournal;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.branch.stock.StockStart;
import com.ecomarket.branch.stock.StockStart.Started;
import com.ecomarket.branch.stock.StockWriter;
import com.ecomarket.branch.stock.WriterThread;
import com.ecomarket.edge.CannotStart;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the plain parts of the shop together: journal, stock, writer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BranchIdentity.class, FirstStart.class})
class BranchParts {
  /** Commands that may wait: far more than request threads, so that only a stuck disk fills it. */
  private static final int QUEUE = 4096;

  /** How long a till waits for the disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The exit status after the journal broke (EX_IOERR of sysexits.h). */
  private static final int EXIT_IO_ERROR = 74;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OpenJournal openJournal(BranchIdentity branch, Clock clock) {
    try {
      return OpenJournal.open(branch.directory(), clock);
    } catch (JournalRefused e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  @Bean
  JournalReader journalReader(OpenJournal opened) {
    return opened.reader();
  }

  @Bean
  Started started(OpenJournal opened, BranchIdentity branch, FirstStart first, Clock clock) {
    return new StockStart(opened, branch.branchId(), clock, () -> UUID.randomUUID().toString())
        .start(first);
  }

  @Bean
  Stock stock(Started started) {
    return started.stock();
  }

  @Bean
  CurrentCatalog catalog(Started started) {
    return new CurrentCatalog(started.catalog());
  }

  @Bean
  WriterThread writerThread(
      OpenJournal opened,
      CurrentCatalog catalog,
      Stock stock,
      ApplicationEventPublisher publisher,
      MeterRegistry metrics) {
    StockWriter writer = new StockWriter(opened.journal(), catalog, stock, publisher::publishEvent);
    FunctionCounter.builder("ecomarket.journal.commits", writer, StockWriter::commits)
        .description("Group commits of the journal, one flush each")
        .register(metrics);
    // halt, not exit: no shutdown hook may run on what memory believes.
    return new WriterThread(
        writer, QUEUE, PATIENCE, () -> Runtime.getRuntime().halt(EXIT_IO_ERROR));
  }

  @Bean
  HealthIndicator journalHealthIndicator(WriterThread writer) {
    return () ->
        (writer.isWorking() ? Health.up() : Health.down())
            .withDetail("waiting", writer.waiting())
            .build();
  }
}
