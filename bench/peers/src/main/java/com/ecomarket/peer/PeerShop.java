package com.ecomarket.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Listens on 127.0.0.1, {@code --server.port}. With {@code --peer.way=events} a sale is an event in
 * the registry of Spring Modulith, whose listener tells central after the commit; with {@code
 * synchronous} each sale waits for central.
 */
@SpringBootApplication
public class PeerShop {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(PeerShop.class, args);
  }
}
