package io.keyward.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The one digest of the house. */
public final class Sha256 {
  private Sha256() {}

  /** Of a text in UTF-8, in hexadecimal digits. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of bytes, in hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** Of bytes. */
  public static byte[] of(byte[] bytes) {
    return digest().digest(bytes);
  }

  /**
   * Of several texts, each behind its length, so that no two lists of texts agree: half of a
   * character, which UTF-8 cannot write, is not taken for a question mark.
   */
  public static String ofParts(List<String> parts) {
    MessageDigest digest = digest();
    for (String part : parts) {
      boolean whole = isWhole(part);
      byte[] bytes = whole ? part.getBytes(StandardCharsets.UTF_8) : halves(part);
      String length = (whole ? "" : "u") + bytes.length + ":";
      digest.update(length.getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether a text has no half of a character. */
  public static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static byte[] halves(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(text.charAt(i));
    }
    return bytes.array();
  }

  /** One that is fed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
