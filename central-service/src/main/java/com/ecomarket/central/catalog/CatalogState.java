package com.ecomarket.central.catalog;

import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The one row that everybody takes who changes the catalogue, and keeps until the commit: versions
 * become visible in their order, so a branch that has version 7 has all changes up to 7.
 */
@Repository
public class CatalogState {
  private final JdbcTemplate jdbc;

  CatalogState(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the row for the caller's transaction. */
  public CatalogMark lock() {
    return update("version = version");
  }

  /** Gives a new catalogue the name of its epoch; one that has a name keeps it. */
  public void begin(String epoch) {
    jdbc.update("update catalog_state set epoch = ? where epoch = ''", epoch);
  }

  /**
   * Begins a new epoch if a branch knows more of the present one than central does: then central
   * was restored from a backup, and the same numbers may be given twice.
   *
   * @param reported what the branch has
   */
  public boolean renewIfForgotten(CatalogMark reported, String epoch) {
    return jdbc.update(
            "update catalog_state set epoch = ? where epoch = ? and version < ?",
            epoch,
            reported.epoch(),
            reported.version())
        > 0;
  }

  /** The first of {@code count} new numbers; takes the row if the caller has not. */
  long take(int count) {
    return update("version = version + " + count).version() - count + 1;
  }

  private CatalogMark update(String set) {
    return jdbc.query(
            "update catalog_state set " + set + " returning epoch, version",
            (row, n) -> new CatalogMark(row.getString(1), row.getLong(2)))
        .get(0);
  }
}
