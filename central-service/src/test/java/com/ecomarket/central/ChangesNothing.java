package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For a table of bad input: no case of it changes any table of the shared central. What that finds
 * out by itself meanwhile, of tests before this one, is left aside.
 */
public final class ChangesNothing implements BeforeEachCallback, AfterEachCallback {
  private static final StoreTables STORE = new StoreTables(CentralUnderTest.shared());

  private Map<String, String> before = Map.of();

  @Override
  public void beforeEach(ExtensionContext test) {
    before = tables();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(tables()).isEqualTo(before);
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new TreeMap<>(STORE.now());
    tables.remove(StoreTables.DISCREPANCIES);
    return tables;
  }
}
