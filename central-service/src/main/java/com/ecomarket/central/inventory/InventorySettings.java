package com.ecomarket.central.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param silentAfter how long nothing was heard of a branch before it is called silent; three
 *     heartbeats
 */
@ConfigurationProperties("ecomarket")
record InventorySettings(Duration silentAfter) {}
