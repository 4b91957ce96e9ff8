package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk whose power can be cut: ext4 on an image that is mounted as a loop device. The image holds
 * what was flushed (and what the kernel happened to write back by itself); what is only in the page
 * cache of the mounted file system is not in it, as on a disk that loses power.
 */
public final class PowerDisk implements AutoCloseable {
  private final Path place;
  private Path image;
  private int cuts;

  /**
   * Makes and mounts an empty disk; skips the test where that is not allowed.
   *
   * @param place an empty or missing folder
   */
  public static PowerDisk mounted(Path place, Path image) throws IOException {
    Files.createDirectories(place);
    Tool.need(
        "a loop device",
        List.of(
            List.of("truncate", "-s", "64M", image.toString()),
            List.of("mkfs.ext4", "-q", image.toString()),
            mounting(image, place)));
    return new PowerDisk(place, image);
  }

  private PowerDisk(Path place, Path image) {
    this.place = place;
    this.image = image;
  }

  /**
   * Keeps what is on the disk now and forgets all else. Whoever writes to it must be frozen when
   * this begins; {@code ended} must end them, because a file system in use cannot be taken away.
   */
  public void cut(Runnable ended) throws IOException {
    Path left = image.resolveSibling("left-" + ++cuts + ".img");
    Tool.run("cp", "--sparse=always", image.toString(), left.toString());
    ended.run();
    close();
    Files.delete(image);
    image = left;
    Tool.run(
        mounting(image, place)); // ext4 repairs itself from its own journal, as after a real cut
  }

  /** From now on it can only be read. */
  public void allowNoWrites() throws IOException {
    Tool.run("mount", "-o", "remount,ro", place.toString());
  }

  private static List<String> mounting(Path image, Path place) {
    // A rare commit of the file system's own: nothing becomes durable that nobody asked for.
    return List.of("mount", "-o", "loop,commit=300", image.toString(), place.toString());
  }

  @Override
  public void close() throws IOException {
    Tool.run("umount", place.toString());
  }
}
