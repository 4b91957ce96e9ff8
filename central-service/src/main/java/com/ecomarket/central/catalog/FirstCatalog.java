package com.ecomarket.central.catalog;

import com.ecomarket.contract.CatalogFile;
import com.ecomarket.edge.CannotStart;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** The catalogue that central starts its life with. */
@Component
public class FirstCatalog {
  private final CatalogSettings settings;

  FirstCatalog(CatalogSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads all rows.
   *
   * @throws CannotStart if there is no such file or anything in it is wrong
   */
  public List<CatalogFile.Row> read() {
    Path file = settings.catalogFile();
    String name = file == null ? "the shipped catalog.csv" : file.toString();
    try {
      return CatalogFile.read(file);
    } catch (NoSuchFileException e) {
      throw new CannotStart("Central found no catalogue file at " + name + ".", e);
    } catch (IllegalArgumentException | IOException e) {
      throw new CannotStart("Central cannot use " + name + ": " + e.getMessage() + ".", e);
    }
  }
}
