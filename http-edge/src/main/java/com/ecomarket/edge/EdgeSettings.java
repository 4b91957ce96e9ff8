package com.ecomarket.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the edge.
 *
 * @param maxBody bytes of a request body at most; a basket of 100 lines is about 6 KiB
 * @param rawPaths path patterns such as {@code /branches/{id}/sync} whose bodies the edge passes on
 *     untouched and unbounded: the endpoint itself must bound them
 */
@ConfigurationProperties("ecomarket.edge")
record EdgeSettings(@DefaultValue("64KB") DataSize maxBody, @DefaultValue List<String> rawPaths) {

  private static final DataSize LARGEST = DataSize.ofMegabytes(16);

  EdgeSettings {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("ecomarket.edge.max-body must be 1 byte to 16 MB");
    }
    rawPaths = List.copyOf(rawPaths);
  }

  int maxBodyBytes() {
    return Math.toIntExact(maxBody.toBytes());
  }
}
