package com.ecomarket.central;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where central keeps its file.
 *
 * @param dataDir made if it is missing; {@code central.db} lies in it
 */
@ConfigurationProperties("ecomarket")
record StoreSettings(Path dataDir) {}
