package com.ecomarket.edge;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;

/** Answers for what no filter sees: a broken request line, bad headers, TRACE, HTTP/9.9. */
final class ProblemValve extends ErrorReportValve {
  private final ProblemWriter writer;

  ProblemValve(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    AtomicBoolean writable = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
    if (!writable.get()) {
      return;
    }
    try {
      writer.write(request, response, status, Slug.of(status));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The caller has gone, and with it the only one who could read the answer.
      container.getLogger().debug("No problem written", e);
    }
  }
}
