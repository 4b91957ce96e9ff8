package com.ecomarket.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one encoding of a body. */
final class Utf8 {
  private Utf8() {}

  /** False for overlong forms, lone surrogates and cut sequences, which Jackson lets pass. */
  static boolean isValid(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Bytes of the byte order mark that some editors put in front, 0 or 3. */
  static int bomLength(byte[] text) {
    boolean bom =
        text.length >= 3
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF;
    return bom ? 3 : 0;
  }
}
