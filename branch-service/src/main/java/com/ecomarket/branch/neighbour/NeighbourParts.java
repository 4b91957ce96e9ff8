package com.ecomarket.branch.neighbour;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.journal.OpenJournal;
import com.ecomarket.branch.journal.StoredShelf;
import com.ecomarket.branch.stock.NotRecorded;
import com.ecomarket.branch.stock.WriterThread;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes up what the journal kept of the neighbours, and lets go of those that are none any more.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NeighbourSettings.class)
class NeighbourParts {
  private static final Logger log = LoggerFactory.getLogger(NeighbourParts.class);

  @Bean
  Neighbours neighbours(
      NeighbourSettings settings, BranchIdentity branch, OpenJournal opened, WriterThread writer) {
    Set<String> ids = settings.of(branch.branchId());
    List<StoredShelf> stored = opened.shelves();
    List<String> strangers =
        stored.stream().map(StoredShelf::branchId).filter(id -> !ids.contains(id)).toList();
    if (!strangers.isEmpty()) {
      forget(strangers, writer);
    }
    return new Neighbours(ids, stored);
  }

  /** A journal that takes nothing now keeps them until the next start: they are shown to nobody. */
  private static void forget(List<String> strangers, WriterThread writer) {
    try {
      writer.ask(
          pen -> {
            strangers.forEach(pen::forgetNeighbour);
            return true;
          });
      log.info("{} are no neighbours any more.", strangers);
    } catch (NotRecorded e) {
      log.warn("{} are still in the journal.", strangers, e);
    }
  }
}
