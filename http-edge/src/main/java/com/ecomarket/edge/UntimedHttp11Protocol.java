package com.ecomarket.edge;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 as Tomcat has it, but nobody looks once a second for requests that wait too long for
 * their answer: {@link LateAnswers} sets them no limit, and the look can lose an answer.
 *
 * <p>Whoever looks may come a moment too late to a request that was just answered, and then has a
 * timeout run on its connection. If the next request of that connection waits by then, Tomcat sees
 * that the timeout is not meant for it, but has taken its processor from the connection already and
 * does not put it back ({@code AbstractProtocol.ConnectionHandler.process}, {@code
 * takeCurrentProcessor}; read in 10.1.48 to 10.1.59). Its answer finds no processor and is never
 * sent. {@code TomcatLosesAnAnswerTest} shows it.
 *
 * <p>Public only because Tomcat makes it by its name.
 */
public final class UntimedHttp11Protocol extends Http11NioProtocol {
  @Override
  protected void startAsyncTimeout() {
    // Not started.
  }
}
