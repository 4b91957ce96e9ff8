package com.ecomarket.branch.sync;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.Ports;
import io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The client of central behind its breaker, as in the branch but with short times. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = CentralSlice.Parts.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "ecomarket.branch-id=NORTE",
      "ecomarket.breaker-wait=200ms",
      "ecomarket.breaker-wait-max=400ms",
      "spring.http.client.connect-timeout=500ms",
      "spring.http.client.read-timeout=1500ms",
      "resilience4j.circuitbreaker.instances.central.maxWaitDurationInHalfOpenState=300ms"
    })
@ContextConfiguration(initializers = CentralSlice.Address.class)
@interface CentralSlice {

  /** What is tested, and what puts the breaker around it. */
  @Configuration(proxyBeanMethods = false)
  @Import({BreakerSetup.class, CentralClient.class})
  @EnableConfigurationProperties({SyncSettings.class, BranchIdentity.class})
  @ImportAutoConfiguration({
    AopAutoConfiguration.class,
    CircuitBreakerAutoConfiguration.class,
    HttpClientAutoConfiguration.class,
    RestClientAutoConfiguration.class
  })
  class Parts {}

  /** Where central will be. */
  final class Address implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final int PORT = Ports.free();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("ecomarket.central-url=http://127.0.0.1:" + PORT).applyTo(context);
    }
  }
}
