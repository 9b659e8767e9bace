package fr.teleguichet.swarm.update;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads the answers of one connection (RFC 9112) as far as the interface needs it: a status, the
 * length of what follows, and that it follows. Lengths in chunks are not understood.
 */
final class HttpResponseReader {
  private static final int MAX_HEAD_LENGTH = 16 * 1024;

  /** Hears what was read. */
  interface Listener {
    /** The head of an answer came. */
    void begins(int status);

    /** So many bytes of its body came. */
    void continues(int bytes);

    /** It is whole. */
    void ends();
  }

  private final Listener listener;
  private final StringBuilder head = new StringBuilder();
  private long left = -1;

  HttpResponseReader(Listener listener) {
    this.listener = listener;
  }

  /**
   * Takes in what came.
   *
   * @throws IllegalArgumentException when it is no such answer
   */
  void read(ByteBuf bytes) {
    while (bytes.isReadable()) {
      if (left < 0) {
        readHead(bytes);
      } else {
        int some = (int) Math.min(left, bytes.readableBytes());
        var _ = bytes.skipBytes(some);
        left -= some;
        listener.continues(some);
      }
      if (left == 0) {
        left = -1;
        listener.ends();
      }
    }
  }

  private void readHead(ByteBuf bytes) {
    int line = bytes.bytesBefore((byte) '\n');
    int length = line < 0 ? bytes.readableBytes() : line + 1;
    String text = bytes.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
    head.append(text);
    if (head.length() > MAX_HEAD_LENGTH) {
      throw new IllegalArgumentException("an answer's head is longer than " + MAX_HEAD_LENGTH);
    }
    int end = head.length();
    if (end >= 4 && head.substring(end - 4).equals("\r\n\r\n")) {
      String whole = head.toString();
      head.setLength(0);
      int status = status(whole);
      left = status == 304 || status == 204 ? 0 : length(whole);
      listener.begins(status);
    }
  }

  private static int status(String head) {
    if (!head.matches("(?s)HTTP/1\\.1 [0-9]{3} .*")) {
      throw new IllegalArgumentException("an answer begins with " + head.lines().findFirst());
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static long length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .map(line -> Long.parseLong(line.substring("content-length:".length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an answer has no length"));
  }
}
