package com.ecomarket.branch.catalog;

/**
 * The catalogue of the moment, as it is stored. Any thread asks; only the writer replaces it, after
 * the commit that stored the new one. Who needs two products of one moment asks once.
 */
public final class CurrentCatalog {
  private volatile Catalog catalog;

  public CurrentCatalog(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The whole catalogue as it is now. */
  public Catalog now() {
    return catalog;
  }

  /** For the writer, after a commit. */
  public void replace(Catalog next) {
    catalog = next;
  }
}
