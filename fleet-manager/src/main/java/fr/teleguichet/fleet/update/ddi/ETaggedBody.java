package fr.teleguichet.fleet.update.ddi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, with the tag by which a client sees that nothing has changed (RFC 9110,
 * 8.8.3).
 */
final class ETaggedBody {
  private final byte[] bytes;
  private final String tag;

  private ETaggedBody(byte[] bytes, String tag) {
    this.bytes = bytes;
    this.tag = tag;
  }

  static ETaggedBody of(byte[] bytes) {
    return new ETaggedBody(bytes, "\"0" + HexFormat.of().formatHex(md5(bytes)) + "\"");
  }

  /** The bytes themselves, which nobody changes. */
  byte[] bytes() {
    return bytes;
  }

  /** The tag with its quotation marks. */
  String tag() {
    return tag;
  }

  /** Whether the client has it: what the header If-None-Match says, weak tags counting as well. */
  boolean isKnown(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String each : header.split(",", -1)) {
      String it = each.strip();
      if (it.equals(tag) || it.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] md5(byte[] body) {
    try {
      return MessageDigest.getInstance("MD5").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
