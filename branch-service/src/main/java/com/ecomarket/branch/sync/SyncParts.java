package com.ecomarket.branch.sync;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.healing.Healer;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.neighbour.Neighbours;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.branch.stock.WriterThread;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the plain parts of the sync together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncParts {

  @Bean
  Pacing pacing(SyncSettings settings) {
    return new Pacing(
        settings.syncInterval(), System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  SyncLog syncLog(Clock clock) {
    return new SyncLog(clock);
  }

  @Bean
  Healer healer(
      BranchIdentity branch,
      Central central,
      JournalReader journal,
      WriterThread writer,
      Clock clock) {
    return new Healer(
        branch.branchId(),
        central,
        journal,
        writer::ask,
        () -> UUID.randomUUID().toString(),
        clock);
  }

  @Bean
  Learner catalogLearner(CurrentCatalog catalog, WriterThread writer) {
    return new CatalogLearner(catalog, writer::ask);
  }

  @Bean
  Learner neighbourLearner(Neighbours neighbours, WriterThread writer) {
    return new NeighbourLearner(neighbours, writer::ask);
  }

  @Bean
  SyncSession session(
      Central central,
      JournalReader journal,
      Stock stock,
      WriterThread writer,
      Healer healer,
      SyncStatus status,
      Pacing pacing,
      ObjectProvider<Learner> learners) {
    return new SyncSession(
        central,
        journal,
        stock,
        (stream, seq) -> writer.ask(new Acknowledge(stream, seq)),
        healer,
        status,
        pacing,
        learners.orderedStream().toList(),
        () -> UUID.randomUUID().toString());
  }
}
