package com.ecomarket.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  /** Of seven at random out of twelve thousand, two are the same once in six hundred times. */
  @Test
  void givesNoPortTwiceThoughNobodyListensYet() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      assertThat(given.add(Ports.free())).isTrue();
    }
  }

  @Test
  void passesOverAPortThatSomebodyListensOn() throws IOException {
    int next = Ports.free() + 1;
    try (ServerSocket taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.free()).isGreaterThan(taken.getLocalPort());
    }
  }
}
