package fr.teleguichet.fleet.platform.pdf;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

  private final Semaphore turn = new Semaphore(1, true);

  @GuardedBy("this")
  private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  @GuardedBy("this")
  private int bytes;

  /** Made by this, unless the same was made a while ago. */
  byte[] get(PdfDocument document, Supplier<byte[]> made) {
    if (document.body().length() < LARGE) {
      return made.get();
    }
    String key = key(document);
    return find(key).orElseGet(() -> inTurn(key, made));
  }

  private byte[] inTurn(String key, Supplier<byte[]> made) {
    turn.acquireUninterruptibly();
    try {
      return find(key).orElseGet(() -> keep(key, made.get()));
    } finally {
      turn.release();
    }
  }

  private synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(kept.get(key)).map(byte[]::clone);
  }

  private synchronized byte[] keep(String key, byte[] pdf) {
    var _ = kept.put(key, pdf.clone());
    bytes += pdf.length;
    var eldest = kept.values().iterator();
    while (bytes > MAX_BYTES) {
      bytes -= eldest.next().length;
      eldest.remove();
    }
    return pdf;
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
