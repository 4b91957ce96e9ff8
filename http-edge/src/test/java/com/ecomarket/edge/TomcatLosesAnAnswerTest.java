package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link UntimedHttp11Protocol} is for. When this fails after an upgrade, Tomcat has mended
 * it, and both can go.
 */
class TomcatLosesAnAnswerTest {
  private static final int PATIENCE_MILLIS = 1_000;

  private final Tomcat tomcat = new Tomcat();
  private final Observed protocol = new Observed();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  private final LinkedBlockingQueue<AsyncContext> waiting = new LinkedBlockingQueue<>();

  @BeforeEach
  void start(@TempDir Path home) throws LifecycleException {
    tomcat.setBaseDir(home.toString());
    protocol.setExecutor(pool);
    Connector connector = new Connector(protocol);
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "late", new Late()).setAsyncSupported(true);
    context.addServletMappingDecoded("/", "late");
    tomcat.start();
  }

  @AfterEach
  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    pool.shutdownNow();
  }

  @Test
  void ifSomebodyLooksBetweenTwoRequestsOfAConnection() throws Exception {
    try (Socket till =
        new Socket(InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
      till.setSoTimeout(PATIENCE_MILLIS);
      ask(till, "/");
      awaitIdle(1);
      waiting.take().complete();
      assertThat(till.getInputStream().read()).isEqualTo('H');
      awaitIdle(2);
      till.getInputStream().skipNBytes(till.getInputStream().available());

      ask(till, "/?look");
      // The request itself, and the timeout of the one before it.
      awaitIdle(4);
      waiting.take().complete();

      assertThatThrownBy(() -> till.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void ask(Socket till, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n";
    till.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private void awaitIdle(int tasks) {
    await().until(() -> pool.getCompletedTaskCount() == tasks);
  }

  /** Waits until the test answers. */
  private final class Late extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getQueryString() != null) {
        // What Tomcat does each second, here at the moment at which it does harm.
        protocol.last.timeoutAsync(System.currentTimeMillis());
      }
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      waiting.add(async);
    }
  }

  /** Remembers what Tomcat would look at. */
  private static final class Observed extends Http11NioProtocol {
    private volatile Processor last;

    @Override
    public void addWaitingProcessor(Processor processor) {
      last = processor;
      super.addWaitingProcessor(processor);
    }
  }
}
