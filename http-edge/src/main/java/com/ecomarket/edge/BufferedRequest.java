package com.ecomarket.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has been read and is handed on from memory. */
final class BufferedRequest extends HttpServletRequestWrapper {
  private final ByteArrayInputStream body;

  BufferedRequest(HttpServletRequest request, byte[] bytes, int from) {
    super(request);
    this.body = new ByteArrayInputStream(bytes, from, bytes.length - from);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new InMemory(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static final class InMemory extends ServletInputStream {
    private final ByteArrayInputStream body;

    InMemory(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return body.read(target, offset, length);
    }

    @Override
    public int available() {
      return body.available();
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is already here");
    }
  }
}
