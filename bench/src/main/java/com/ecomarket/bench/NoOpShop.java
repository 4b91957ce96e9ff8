package com.ecomarket.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A web application with the branch's edge, server settings and metrics, and no shop in it. */
@SpringBootApplication
public class NoOpShop {

  /** Listens on 127.0.0.1, {@code --server.port}. */
  public static void main(String[] args) {
    SpringApplication.run(NoOpShop.class, args);
  }
}
