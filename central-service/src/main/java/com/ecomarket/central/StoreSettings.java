package com.ecomarket.central;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where central keeps its books.
 *
 * @param dataDir on SQLite: made if it is missing; {@code central.db} lies in it
 * @param databaseWait on PostgreSQL: how long a start waits for a server that does not answer yet
 */
@ConfigurationProperties("ecomarket")
record StoreSettings(Path dataDir, Duration databaseWait) {}
