package com.ecomarket.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The conversation that a service ships, {@code conversation/NN-name.request} and {@code .reply},
 * in its order. The service's tests hold these files to the byte.
 */
final class Recordings {
  private Recordings() {}

  static List<Exchange> all() {
    try {
      Resource[] requests =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:conversation/*.request");
      return Arrays.stream(requests)
          .sorted(Comparator.comparing(Recordings::name))
          .map(Recordings::exchange)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exchange exchange(Resource request) {
    String name = name(request);
    try {
      return Exchange.parse(
          name,
          request.getContentAsString(UTF_8),
          request.createRelative(name + ".reply").getContentAsString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Resource request) {
    return Objects.requireNonNull(request.getFilename()).replace(".request", "");
  }
}
