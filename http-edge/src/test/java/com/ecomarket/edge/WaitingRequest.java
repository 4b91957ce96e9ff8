package com.ecomarket.edge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.Processor;

/** A request that waits for its answer and notices whether anybody looks at it. */
final class WaitingRequest implements InvocationHandler {
  /** Tomcat looks each second, the first time after one. */
  private static final long SECONDS = 3;

  private final CountDownLatch looked = new CountDownLatch(1);

  private WaitingRequest() {}

  /** Whether it is looked at within three seconds. */
  static boolean isLookedAt(AbstractProtocol<?> protocol) throws InterruptedException {
    WaitingRequest request = new WaitingRequest();
    Processor processor =
        (Processor)
            Proxy.newProxyInstance(
                Processor.class.getClassLoader(), new Class<?>[] {Processor.class}, request);
    protocol.addWaitingProcessor(processor);
    try {
      return request.looked.await(SECONDS, TimeUnit.SECONDS);
    } finally {
      protocol.removeWaitingProcessor(processor);
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    switch (method.getName()) {
      case "timeoutAsync" -> {
        looked.countDown();
        return null;
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "equals" -> {
        return proxy == arguments[0];
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
  }
}
