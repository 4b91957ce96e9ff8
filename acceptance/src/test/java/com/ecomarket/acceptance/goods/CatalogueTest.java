package com.ecomarket.acceptance.goods;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.contract.CatalogFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @Test
  void writesAFileThatTheServicesRead(@TempDir Path folder) throws IOException {
    List<Product> products =
        List.of(new Product(1, "12\" pizza, frozen", 250, 7), new Product(2, "Peras", 5, 0));

    Path file = Catalogue.write(products, folder.resolve("catalogue.csv"));

    try (Reader text = Files.newBufferedReader(file)) {
      assertThat(CatalogFile.read(text))
          .containsExactly(
              new CatalogFile.Row(1, "12\" pizza, frozen", 250, 7),
              new CatalogFile.Row(2, "Peras", 5, 0));
    }
  }

  @Test
  void writesOpeningStockAsTheSettingWantsIt() {
    assertThat(Catalogue.opening(new TreeMap<>(Map.of(2L, 20L, 1L, 50L)))).isEqualTo("1:50,2:20");
  }
}
