package com.ecomarket.acceptance.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketsTest {
  @Test
  void numbersProductsByFirstAppearanceAndCountsThem() {
    Baskets baskets = Baskets.of(List.of("milk, bread ", "", "rolls/buns,milk", " , "));

    assertThat(baskets.baskets()).containsExactly(List.of(1L, 2L), List.of(3L, 1L));
    assertThat(baskets.products())
        .extracting(Product::name)
        .containsExactly("milk", "bread", "rolls/buns");
    assertThat(baskets.products()).extracting(Product::stock).containsExactly(2L, 1L, 1L);
    assertThat(baskets.items()).isEqualTo(4);
    assertThat(Baskets.count(baskets.baskets())).isEqualTo(Map.of(1L, 2L, 2L, 1L, 3L, 1L));
  }

  @Test
  void saysInOneSentenceWhyAFileCannotBeReplayed(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.csv");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "\n , \n");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> Baskets.read(missing)).hasMessage("there is no file " + missing);
    assertThatThrownBy(() -> Baskets.read(empty)).hasMessageContaining("holds no basket");
    assertThatThrownBy(() -> Baskets.read(binary)).hasMessage(binary + " is not text in UTF-8");
    assertThatThrownBy(() -> Baskets.read(folder)).hasMessageContaining("cannot be read");
  }
}
