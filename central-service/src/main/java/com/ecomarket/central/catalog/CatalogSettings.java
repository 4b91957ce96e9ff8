package com.ecomarket.central.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param catalogFile CSV that is read once, at the first start; the shipped one if there is none
 */
@ConfigurationProperties("ecomarket")
record CatalogSettings(@Nullable Path catalogFile) {}
