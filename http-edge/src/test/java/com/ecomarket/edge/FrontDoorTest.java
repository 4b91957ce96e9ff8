package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class FrontDoorTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "localhost"})
  void letsAServiceListenOnThisMachine(String address) {
    FrontDoor.check(new MockEnvironment().withProperty("server.address", address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "", "no.such.host.invalid"})
  void refusesToListenBeyondIt(String address) {
    MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);

    assertThatThrownBy(() -> FrontDoor.check(environment))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("server.address is '" + address + "'");

    FrontDoor.check(environment.withProperty("ecomarket.security.open", "true"));
  }

  @Test
  void refusesAManagementPortOfItsOwnThatIsOpen() {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("server.address", "127.0.0.1")
            .withProperty("server.port", "8001")
            .withProperty("management.server.port", "9001");

    assertThatThrownBy(() -> FrontDoor.check(environment))
        .hasMessageContaining("management.server.address is not set");

    FrontDoor.check(environment.withProperty("management.server.address", "127.0.0.1"));
  }

  @Test
  void saysSoInOneSentenceAndOpensNothing(CapturedOutput log) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    Shop.class, "--server.address=0.0.0.0", "--server.port=" + port))
        .hasRootCauseInstanceOf(CannotStart.class);

    assertThat(log).contains("ecomarket.security.open=true").doesNotContain("\tat ");
    new ServerSocket(port).close();
  }
}
