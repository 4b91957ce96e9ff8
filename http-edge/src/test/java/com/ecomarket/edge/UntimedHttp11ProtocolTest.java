package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@OpenShop
class UntimedHttp11ProtocolTest {
  private final AbstractProtocol<?> protocol;

  @Autowired
  UntimedHttp11ProtocolTest(ServletWebServerApplicationContext shop) {
    Connector connector = ((TomcatWebServer) shop.getWebServer()).getTomcat().getConnector();
    this.protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
  }

  @Test
  void nobodyLooksForRequestsThatWaitTooLong() throws Exception {
    assertThat(WaitingRequest.isLookedAt(protocol)).isFalse();
  }

  /** Else the test above would pass whatever happens. */
  @Test
  void tomcatItselfLooks() throws Exception {
    Http11NioProtocol tomcats = new Http11NioProtocol();
    tomcats.setPort(0);
    tomcats.setAdapter(protocol.getAdapter());
    tomcats.setUtilityExecutor(protocol.getUtilityExecutor());
    tomcats.init();
    tomcats.start();
    try {
      assertThat(WaitingRequest.isLookedAt(tomcats)).isTrue();
    } finally {
      tomcats.stop();
      tomcats.destroy();
    }
  }
}
