package com.ecomarket.branch.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How far the journal once came: the last line, written beside the database after each commit,
 * without a flush. SQLite drops the tail of a log silently when a byte of it rots; this file says
 * that there was one. It only ever says one thing, <em>the journal is behind what it once was</em>:
 * a torn or missing file says nothing, and one that lags behind the journal says nothing either.
 */
final class HighWater implements AutoCloseable {
  /** A stream id of 36, a seq, a hash of 64 and a checksum, with room to spare. */
  private static final int WIDTH = 160;

  private final FileChannel file;

  HighWater(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The last line that was noted, null if nothing readable was. */
  @Nullable LineRef read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(512);
    int length = file.read(buffer, 0);
    String text = new String(buffer.array(), 0, Math.max(length, 0), UTF_8);
    String[] parts = text.trim().split(" ");
    if (parts.length != 4 || !crc(parts[0] + " " + parts[1] + " " + parts[2]).equals(parts[3])) {
      return null;
    }
    return new LineRef(parts[0], Long.parseLong(parts[1]), Hash.parse(parts[2]));
  }

  void write(LineRef last) {
    String text = last.streamId() + " " + last.seq() + " " + last.hash();
    String note = text + " " + crc(text);
    // Padded, so that a shorter note covers all of a longer one.
    byte[] padded = (note + " ".repeat(Math.max(0, WIDTH - note.length())) + "\n").getBytes(UTF_8);
    try {
      file.write(ByteBuffer.wrap(padded), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return Long.toHexString(crc.getValue());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
