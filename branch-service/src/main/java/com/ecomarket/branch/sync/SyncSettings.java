package com.ecomarket.branch.sync;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the branch talks to central.
 *
 * @param centralUrl where central is
 * @param syncEnabled false: a shop that has no central yet
 * @param syncInterval how often an idle branch says that it is there, give or take 20 %
 * @param breakerWait the first wait while the breaker is open; half of it is random, so that shops
 *     do not return together; each further wait doubles it
 * @param breakerWaitMax the longest wait while the breaker is open
 */
@Validated
@ConfigurationProperties("ecomarket")
record SyncSettings(
    @DefaultValue("http://localhost:8000") @NotNull URI centralUrl,
    @DefaultValue("true") boolean syncEnabled,
    @DefaultValue("2s") @NotNull Duration syncInterval,
    @DefaultValue("10s") @NotNull Duration breakerWait,
    @DefaultValue("60s") @NotNull Duration breakerWaitMax) {}
