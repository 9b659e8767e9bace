package fr.teleguichet.fleet.platform.pdf;

import fr.teleguichet.fleet.platform.cache.LargeFileCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Makes long documents one after the other, and keeps the last of them: a report over a thousand
 * sites takes a quarter of a gigabyte while it is made, so that a few at once would take all that
 * the program has. What is asked for again is the same for the same content, but for its date.
 */
final class LargePdfRenderQueue {

  /** A body of as many characters is some fifteen pages. Shorter documents wait for nobody. */
  static final int LARGE = 200_000;

  /** A report over a thousand sites has three million. */
  private static final int MAX_BYTES = 16 << 20;

  private final LargeFileCache files = new LargeFileCache(MAX_BYTES);

  /** Made by this, unless the same was made a while ago. */
  byte[] get(PdfDocument document, Supplier<byte[]> made) {
    return document.body().length() < LARGE ? made.get() : files.get(key(document), made);
  }

  private static String key(PdfDocument document) {
    MessageDigest digest = sha256();
    add(digest, document.title());
    add(digest, document.language());
    add(digest, document.style());
    add(digest, document.body());
    add(digest, document.standard().name());
    for (PdfAttachment attachment : document.attachments()) {
      add(digest, attachment.name());
      add(digest, attachment.mediaType());
      add(digest, attachment.description());
      add(digest, attachment.relation().name());
      add(digest, attachment.content());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String part) {
    add(digest, part.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
