package com.ecomarket.central.commit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param commitTogether requests of branches at most that share a commit; 1 on a database that many
 *     write to at a time, which shares its flushes itself
 */
@ConfigurationProperties("ecomarket")
record CommitSettings(int commitTogether) {
  CommitSettings {
    if (commitTogether < 1) {
      throw new IllegalArgumentException("ecomarket.commit-together must be 1 or more");
    }
  }
}
