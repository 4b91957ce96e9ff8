package com.ecomarket.branch.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.edge.CannotStart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourSettingsTest {

  @Test
  void mayNameNobodyAndAsManyAsTen() {
    List<String> ten = IntStream.range(0, 10).mapToObj(i -> "B" + i).toList();

    assertThat(new NeighbourSettings(null).of("NORTE")).isEmpty();
    assertThat(new NeighbourSettings(List.of()).of("NORTE")).isEmpty();
    assertThat(new NeighbourSettings(ten).of("NORTE")).containsExactlyElementsOf(ten);
    assertThat(new NeighbourSettings(List.of("SUR", "OESTE")).of("NORTE"))
        .containsExactly("OESTE", "SUR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"norte", "SUR,sur", "central", "SUR,", "A B", "../x", "0,1,2,3,4,5,6,7,8,9,10"})
  void refusesToStartWithWhatAreNoNeighbours(String names) {
    NeighbourSettings settings = new NeighbourSettings(List.of(names.split(",", -1)));

    assertThatThrownBy(() -> settings.of("NORTE"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("ecomarket.neighbours");
  }
}
