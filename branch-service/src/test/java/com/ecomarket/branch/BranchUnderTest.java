package com.ecomarket.branch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * A whole branch on a fresh disk, with a central that a test can break. All tests with it share one
 * branch, so they compare with what they found.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "ecomarket.branch-id=" + BranchUnderTest.ID,
      "ecomarket.opening-stock=1:100000,2:20,3:10",
      "ecomarket.neighbours=SUR,OESTE",
      "ecomarket.sync-interval=200ms",
      "ecomarket.breaker-wait=400ms",
      "ecomarket.breaker-wait-max=800ms",
      "spring.http.client.connect-timeout=300ms",
      "spring.http.client.read-timeout=800ms",
      "server.tomcat.connection-timeout=500ms"
    })
@ContextConfiguration(initializers = BranchUnderTest.Surroundings.class)
@interface BranchUnderTest {
  String ID = "PRUEBA";

  /** The disk, gone after the last test, and central. */
  final class Surroundings
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      StubbedCentral central = new StubbedCentral();
      context.getBeanFactory().registerSingleton("stubbedCentral", central);
      Path disk = temporary();
      TestPropertyValues.of(
              "ecomarket.data-dir=" + disk.resolve("journal"),
              "ecomarket.central-url=" + central.url())
          .applyTo(context);
    }

    private static Path temporary() {
      try {
        Path disk = Files.createTempDirectory("branch");
        // Removing files that are still open harms nobody on Linux, and nobody looks any more.
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(disk.toFile())));
        return disk;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
