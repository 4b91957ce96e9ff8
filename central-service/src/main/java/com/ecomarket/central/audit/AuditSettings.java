package com.ecomarket.central.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the audit works.
 *
 * @param auditCheckpointLines lines of a book that are counted anew before what was counted is kept
 */
@ConfigurationProperties("ecomarket")
record AuditSettings(long auditCheckpointLines) {}
