package com.ecomarket.acceptance.cable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CableTest {
  private static final int PATIENCE_MS = 400;

  private Echo echo;
  private Cable cable;

  @BeforeEach
  void lay() throws IOException {
    echo = new Echo();
    cable = new Cable(echo.address(), 42);
  }

  @AfterEach
  void takeUp() throws IOException {
    cable.close();
    echo.close();
  }

  @Test
  void carriesBothWays() throws IOException {
    try (Socket shop = connect()) {
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      assertThat(ask(shop, "bread")).isEqualTo("bread");
    }
    assertThat(cable.taken()).isEqualTo(1);
  }

  @Test
  void breaksWhatIsOpenAndRefusesWhatIsNewWhileItIsCut() throws IOException {
    try (Socket shop = connect()) {
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      cable.cut();
      assertThat(shop.getInputStream().read()).isEqualTo(-1);
      assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
      cable.mend();
    }
    assertWhole();
  }

  @Test
  void givesNoAnswerToConnectingPacketsWhileItIsUnreachable() throws IOException {
    try (Socket shop = connect()) {
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      cable.suffer(Fault.unreachable());
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(this::connect);
      say(shop, "bread");
      assertHearsNothing(shop);
      cable.mend();
    }
    assertWhole();
  }

  @Test
  void isLateEachWay() throws IOException {
    cable.suffer(Fault.slow(Duration.ofMillis(100), Duration.ofMillis(50)));
    try (Socket shop = connect()) {
      long start = System.nanoTime();
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void carriesFewBytesASecond() throws IOException {
    cable.suffer(Fault.narrow(10_000));
    String much = "x".repeat(5_000);
    try (Socket shop = connect()) {
      long start = System.nanoTime();
      assertThat(ask(shop, much)).isEqualTo(much);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }
  }

  @Test
  void cutsAnswersInSlices() throws IOException {
    cable.suffer(Fault.slicing(2, Duration.ofMillis(60)));
    try (Socket shop = connect()) {
      say(shop, "apples");
      byte[] buffer = new byte[6];
      assertThat(shop.getInputStream().read(buffer)).isEqualTo(2);
      assertThat(hear(shop, 4)).isEqualTo("ples");
    }
  }

  @Test
  void carriesNothingIntoABlackHole() throws IOException {
    try (Socket before = connect()) {
      assertThat(ask(before, "apples")).isEqualTo("apples");
      cable.suffer(Fault.blackHole());
      try (Socket shop = connect()) {
        say(shop, "bread");
        assertHearsNothing(shop);
        cable.mend();
        assertThatExceptionOfType(SocketException.class)
            .isThrownBy(() -> shop.getInputStream().read());
      }
      assertThat(ask(before, "milk")).isEqualTo("milk");
    }
    assertThat(echo.heard()).isEqualTo("applesmilk");
  }

  @Test
  void losesOnlyReplies() throws IOException {
    cable.suffer(Fault.repliesLost());
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertHearsNothing(shop);
    }
    assertThat(echo.heard()).isEqualTo("apples");
    cable.mend();
    assertWhole();
  }

  @Test
  void losesOnlyRequests() throws IOException {
    cable.suffer(Fault.requestsLost());
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertHearsNothing(shop);
    }
    assertThat(echo.heard()).isEmpty();
  }

  @Test
  void deliversLateWhatWasHeldAlsoIfTheSenderHasGone() throws IOException {
    cable.suffer(Fault.held());
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertHearsNothing(shop);
    }
    assertThat(echo.heard()).isEmpty();
    cable.mend();
    await().untilAsserted(() -> assertThat(echo.heard()).isEqualTo("apples"));
  }

  @Test
  void resetsInTheMiddleOfARequest() throws IOException {
    cable.suffer(Fault.requestsReset(4));
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> shop.getInputStream().readAllBytes());
    }
    await().untilAsserted(() -> assertThat(echo.resets()).isEqualTo(1));
    assertThat(echo.heard()).isIn("", "appl");
  }

  @Test
  void resetsInTheMiddleOfAReply() throws IOException {
    cable.suffer(Fault.repliesReset(4));
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> shop.getInputStream().readAllBytes());
    }
    assertThat(echo.heard()).isEqualTo("apples");
  }

  @Test
  void truncatesAReply() throws IOException {
    cable.suffer(Fault.truncated(4));
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertThat(new String(shop.getInputStream().readAllBytes(), ISO_8859_1)).isEqualTo("appl");
    }
    assertThat(echo.resets()).isZero();
  }

  @Test
  void closesOneHalfAndCarriesTheOther() throws IOException {
    cable.suffer(Fault.halfClosed(4));
    try (Socket shop = connect()) {
      say(shop, "apples");
      assertThat(new String(shop.getInputStream().readAllBytes(), ISO_8859_1)).isEqualTo("appl");
      say(shop, "bread");
      await().untilAsserted(() -> assertThat(echo.heard()).isEqualTo("applesbread"));
    }
  }

  @Test
  void carriesEachRequestTwice() throws IOException {
    cable.suffer(Fault.doubled());
    try (Socket shop = connect()) {
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      await().untilAsserted(() -> assertThat(echo.heard()).hasSize(12));
    }
    cable.mend();
    assertWhole();
    assertThat(echo.heard()).hasSize(15);
  }

  @Test
  void leadsElsewhere() throws IOException {
    try (Echo other = new Echo();
        Socket shop = connect()) {
      assertThat(ask(shop, "apples")).isEqualTo("apples");
      cable.leadTo(other.address());
      assertThat(shop.getInputStream().read()).isEqualTo(-1);
      assertWhole();
      assertThat(other.heard()).isEqualTo("end");
    }
  }

  private void assertWhole() throws IOException {
    try (Socket shop = connect()) {
      assertThat(ask(shop, "end")).isEqualTo("end");
    }
  }

  private Socket connect() throws IOException {
    Socket shop = new Socket();
    try {
      shop.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), cable.address().getPort()),
          1_000);
    } catch (IOException e) {
      shop.close();
      throw e;
    }
    shop.setSoTimeout(5_000);
    return shop;
  }

  private static void assertHearsNothing(Socket shop) throws IOException {
    shop.setSoTimeout(PATIENCE_MS);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> shop.getInputStream().read());
  }

  private static String ask(Socket shop, String text) throws IOException {
    say(shop, text);
    return hear(shop, text.length());
  }

  private static void say(Socket shop, String text) throws IOException {
    shop.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String hear(Socket shop, int bytes) throws IOException {
    return new String(shop.getInputStream().readNBytes(bytes), ISO_8859_1);
  }
}
