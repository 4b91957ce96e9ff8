package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.machine.Far;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Latency;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Central stands on a machine of its own behind a firewall that loses what a proxy cannot lose: the
 * packets below TCP. The shop sells on through each trouble and catches up by itself. The numbers
 * are those of RELIABILITY §3; {@code -Dflap.seconds=300} lets the link come and go for minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostPacketsIT {
  private static final int FLAP_SECONDS = Integer.getInteger("flap.seconds", 6);
  private static final Duration LONG = Duration.ofMillis(4_500);
  private static final long SLOWEST_SALE_NANOS = Duration.ofSeconds(1).toNanos();

  private Far far;
  private Pair pair;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    far = Far.laid();
    // Central is not on this machine's own address, so it wants to be told that nobody else can
    // come.
    Map<String, String> ofCentral =
        Map.of("server.address", far.host(), "ecomarket.security.open", "true");
    pair = new Pair(folder, "1:1000000,2:1000000,3:1000000", ofCentral);
    pair.central().service().startThrough(far.through());
    pair.start();
    pair.awaitCaughtUp();
  }

  @AfterAll
  void stop() throws IOException {
    if (pair != null) {
      pair.close();
    }
    if (far != null) {
      far.close();
    }
  }

  @Test
  void scenario17ConnectionRequestsSwallowed() throws IOException {
    sellsThrough(
        () -> {
          far.rule("INPUT -p tcp --syn -j DROP"); // first: no moment to connect in again
          far.rule("INPUT -p tcp -j REJECT --reject-with tcp-reset"); // ends the open connection
          Waiting.pause(LONG);
          assertBacklog();
        });
  }

  @Test
  void scenario18SwallowedInTheMiddleOfARequest() throws IOException {
    sellsThrough(
        () -> {
          far.rule(
              "INPUT -p tcp -m connbytes --connbytes 600: --connbytes-dir original"
                  + " --connbytes-mode bytes -j DROP");
          Waiting.pause(LONG);
          assertBacklog();
        });
  }

  /** The handshake gets through, requests too, answers do not. */
  @Test
  void scenario19OnlyAnswersLost() throws IOException {
    sellsThrough(
        () -> {
          far.rule(
              "OUTPUT -p tcp -m connbytes --connbytes 200: --connbytes-dir reply"
                  + " --connbytes-mode bytes -j DROP");
          Waiting.pause(LONG);
          assertBacklog();
        });
  }

  @Test
  void scenario20Reset() throws IOException {
    sellsThrough(
        () -> {
          far.rule("INPUT -p tcp -j REJECT --reject-with tcp-reset");
          Waiting.pause(LONG);
          assertBacklog();
        });
  }

  @Test
  void scenario23TheLinkComesAndGoes() throws IOException {
    sellsThrough(
        () -> {
          for (int i = 0; i < FLAP_SECONDS / 2; i++) {
            far.rule("INPUT -p tcp -j DROP");
            Waiting.pause(Duration.ofSeconds(1));
            far.noRules();
            Waiting.pause(Duration.ofSeconds(1));
          }
        });
  }

  /** Central is killed and started while the cable is out: nobody tells the shop's connection. */
  @Test
  void scenario24AConnectionThatIsDeadAtOneEnd() throws IOException {
    sellsThrough(
        () -> {
          far.unplug();
          pair.central().service().kill();
          pair.central().service().launch();
          Waiting.pause(LONG);
          assertBacklog();
          far.plug();
          pair.central().service().awaitReady();
        });
  }

  @Test
  void scenario25AThirdOfAllPacketsLost() throws IOException {
    sellsThrough(
        () -> {
          far.rule("INPUT -p tcp -m statistic --mode random --probability 0.3 -j DROP");
          far.rule("OUTPUT -p tcp -m statistic --mode random --probability 0.3 -j DROP");
          Waiting.pause(LONG);
        });
  }

  private interface Trouble {
    void last() throws IOException;
  }

  private void sellsThrough(Trouble trouble) throws IOException {
    long from;
    long to;
    try (Load load = pair.load()) {
      pair.awaitMoreSales(20);
      from = System.nanoTime();
      trouble.last();
      to = System.nanoTime();
      far.noRules();
    }
    Latency latency = pair.recorder().latency(from, to);
    assertThat(latency.count()).isGreaterThan(100);
    assertThat(latency.p99()).as(latency.text()).isLessThan(SLOWEST_SALE_NANOS);
    pair.assertExactlyOnce();
  }

  private void assertBacklog() {
    assertThat(pair.branch().status().pending()).isGreaterThan(100);
  }
}
