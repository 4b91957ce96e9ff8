package com.ecomarket.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Who may come in. There are no credentials yet, so a service listens on this machine only, unless
 * somebody says {@code ecomarket.security.open=true}: whoever reaches the port may sell.
 */
final class FrontDoor {
  static final String OPEN = "ecomarket.security.open";

  private FrontDoor() {}

  /**
   * Looks before anything is opened.
   *
   * @throws CannotStart if a port would be reachable from elsewhere and nobody said that it may
   */
  static void check(Environment environment) {
    if (environment.getProperty(OPEN, Boolean.class, false)) {
      return;
    }
    refuseUnlessLoopback(environment, "server.address");
    String port = environment.getProperty("management.server.port");
    if (port != null && !port.equals(environment.getProperty("server.port"))) {
      refuseUnlessLoopback(environment, "management.server.address");
    }
  }

  private static void refuseUnlessLoopback(Environment environment, String setting) {
    String address = environment.getProperty(setting);
    if (!isLoopback(address)) {
      throw new CannotStart(
          setting
              + " is "
              + (address == null ? "not set" : "'" + address + "'")
              + ", so other machines could call this service, and it asks nobody who they are. Set it"
              + " to 127.0.0.1, or set "
              + OPEN
              + "=true if everybody who reaches the port may sell.");
    }
  }

  private static boolean isLoopback(@Nullable String address) {
    try {
      // No address means every address, and an empty one would be read as loopback.
      return address != null
          && !address.isBlank()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
