package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

class EdgeDefaultsTest {

  @Test
  void yieldsToWhateverIsSetElsewhere() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("service", Map.of("server.address", "0.0.0.0")));

    new EdgeDefaults().postProcessEnvironment(environment, new SpringApplication());

    assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
    assertThat(environment.getProperty("server.tomcat.threads.max")).isEqualTo("32");
  }

  @Test
  void refusesALimitThatIsNone() {
    for (DataSize size : List.of(DataSize.ofBytes(0), DataSize.ofGigabytes(4))) {
      assertThatThrownBy(() -> new EdgeSettings(size, List.of()))
          .hasMessageContaining("ecomarket.edge.max-body");
    }
  }
}
