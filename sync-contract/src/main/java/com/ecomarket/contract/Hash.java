package com.ecomarket.contract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain over a stream's lines: {@code hash0 = SHA-256(line0)}, {@code hashN =
 * SHA-256(hashN-1 followed by lineN)}, over the bytes of the line without its line end.
 *
 * <p>The chain finds accidents: a lost tail, a rotten byte, a journal restored from a backup. It
 * carries no key, so it proves nothing against a shop that cheats.
 */
public final class Hash {
  private static final HexFormat HEX = HexFormat.of();
  private static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The link after {@code previous}.
   *
   * @param previous the hash of the line before, null for line 0
   * @param line the bytes of the line, without a line end
   */
  public static Hash next(@Nullable Hash previous, byte[] line) {
    MessageDigest sha = sha256();
    if (previous != null) {
      sha.update(previous.bytes);
    }
    return new Hash(sha.digest(line));
  }

  /**
   * Reads the 32 bytes that a store kept.
   *
   * @throws IllegalArgumentException if there are not exactly 32
   */
  public static Hash of(byte[] stored) {
    if (stored.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + stored.length);
    }
    return new Hash(stored.clone());
  }

  /**
   * Reads the 64 lower-case hexadecimal digits of the wire.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Hash parse(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
    }
    return new Hash(HEX.parseHex(hex));
  }

  /** The 32 bytes, as stores keep them. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The 64 lower-case hexadecimal digits of the wire. */
  @Override
  public String toString() {
    return HEX.formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
