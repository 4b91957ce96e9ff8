package com.ecomarket.branch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/** The branch service. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class) // The journal opens its own.
public class BranchService {

  /** Starts the branch; it refuses with a sentence where it cannot keep its promises. */
  public static void main(String[] args) {
    SpringApplication.run(BranchService.class, args);
  }
}
