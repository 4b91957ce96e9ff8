package com.ecomarket.branch.shipment;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.journal.OpenJournal;
import com.ecomarket.branch.stock.WriterThread;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the plain parts together. */
@Configuration(proxyBeanMethods = false)
class ShipmentParts {

  @Bean
  Announcements announcements(OpenJournal opened, WriterThread writer) {
    return new Announcements(writer::ask, opened.announced());
  }

  @Bean
  Shipments shipments(BranchIdentity branch, Announcements announcements) {
    return new Shipments(branch.branchId(), announcements);
  }
}
