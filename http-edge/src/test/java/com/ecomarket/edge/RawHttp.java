package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Sends bytes as they are, which no proper HTTP client would, and reads the answer. */
public final class RawHttp {
  private static final int DEADLINE_MS = 10_000;

  private final int port;

  /** Talks to 127.0.0.1. */
  public RawHttp(int port) {
    this.port = port;
  }

  /**
   * Sends a request, one connection for each. The request should say {@code Connection: close},
   * because the answer ends where the connection does.
   */
  public Answer send(byte[] request) {
    return exchange(request, false);
  }

  /** Sends a request and then ends its half of the connection. */
  public Answer sendAndHangUp(byte[] request) {
    return exchange(request, true);
  }

  private Answer exchange(byte[] request, boolean hangUp) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(DEADLINE_MS);
      try {
        socket.getOutputStream().write(request);
        if (hangUp) {
          socket.shutdownOutput();
        }
      } catch (IOException e) {
        // Refused before all was sent: the answer may be there all the same.
      }
      return Answer.parse(readAll(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
        bytes.write(buffer, 0, n);
      }
    } catch (java.net.SocketException reset) {
      // The server closed with our bytes unread; what it said before is what counts.
    }
    return bytes.toByteArray();
  }

  /**
   * What came back.
   *
   * @param status 0 if the connection ended without an answer
   * @param headers lines such as {@code Content-Type: text/html}
   */
  public record Answer(int status, List<String> headers, String body) {

    static Answer parse(byte[] bytes) {
      String text = new String(bytes, ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        return new Answer(0, List.of(), text);
      }
      List<String> lines = text.substring(0, end).lines().toList();
      int status = Integer.parseInt(lines.get(0), 9, 12, 10);
      if (status < 200) {
        return parse(text.substring(end + 4).getBytes(ISO_8859_1)); // go on, the answer follows
      }
      Answer head = new Answer(status, List.copyOf(lines.subList(1, lines.size())), "");
      String body = text.substring(end + 4);
      if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
        body = joined(body);
      } else if (!head.header("Content-Length").isEmpty()) {
        // What follows would be the answer to bytes behind the request.
        body =
            body.substring(
                0, Math.min(body.length(), Integer.parseInt(head.header("Content-Length"))));
      }
      byte[] said = body.getBytes(ISO_8859_1);
      boolean packed = head.header("Content-Encoding").equals("gzip") && said.length > 0;
      return new Answer(status, head.headers, new String(packed ? unpacked(said) : said, UTF_8));
    }

    private static byte[] unpacked(byte[] gzip) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The first header of that name, empty if there is none. */
    public String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .findFirst()
          .map(line -> line.substring(start.length()).strip())
          .orElse("");
    }

    private static String joined(String chunks) {
      StringBuilder body = new StringBuilder();
      int at = 0;
      while (true) {
        int line = chunks.indexOf("\r\n", at);
        int length = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
        if (length == 0) {
          return body.toString();
        }
        body.append(chunks, line + 2, line + 2 + length);
        at = line + 2 + length + 2;
      }
    }
  }
}
