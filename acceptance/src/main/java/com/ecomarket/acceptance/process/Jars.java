package com.ecomarket.acceptance.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build has put the services. */
public final class Jars {
  private Jars() {}

  /**
   * The jar of a module, as the build left it.
   *
   * @param module its folder, such as {@code central-service}
   * @throws IllegalStateException if it is not built
   */
  public static Path of(String module) {
    for (Path folder = here(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(module))) {
        return in(folder, module);
      }
    }
    throw missing(module);
  }

  /**
   * The jar of a module of another version.
   *
   * @param checkout where that version was built
   * @throws IllegalStateException if it is not built
   */
  public static Path in(Path checkout, String module) {
    Path place = checkout.resolve(module);
    Path jar = place.resolve("target").resolve(place.getFileName() + ".jar");
    if (Files.isRegularFile(jar)) {
      return jar;
    }
    throw missing(module);
  }

  /** The jar or class folder that holds this class; both lie inside the project. */
  private static Path here() {
    try {
      return Path.of(Jars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this program's own place is not a path", e);
    }
  }

  private static IllegalStateException missing(String module) {
    return new IllegalStateException(
        module + ".jar is not built: run mvn -DskipTests package first");
  }
}
