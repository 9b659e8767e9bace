package fr.teleguichet.fleet.platform.csv;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Texts as the bytes of one file, each made when the one before has been read. */
public final class TextSequenceInputStream extends InputStream {

  private final Iterator<String> texts;
  private byte[] bytes = {};
  private int place;

  /** Asks for the next text once all of those before was read. */
  public TextSequenceInputStream(Iterator<String> texts) {
    this.texts = texts;
  }

  /** Whether there is anything left to read. */
  private boolean fill() {
    while (place == bytes.length && texts.hasNext()) {
      bytes = texts.next().getBytes(StandardCharsets.UTF_8);
      place = 0;
    }
    return place < bytes.length;
  }

  @Override
  public int read() {
    if (!fill()) {
      return -1;
    }
    place++;
    return bytes[place - 1] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length > 0 && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - place);
    System.arraycopy(bytes, place, target, offset, count);
    place += count;
    return count;
  }
}
