package fr.teleguichet.edge.peripheral.print;

import java.io.IOException;

/**
 * Looks over the bytes of an IPP message (RFC 8010, section 3) before they are taken apart: a
 * device must not make the agent build a million attributes, or dive into collections until the
 * stack ends.
 */
final class IppMessageValidator {

  /** The largest answer, in bytes. */
  static final int MAX_SIZE = 256 * 1024;

  private static final int MAX_VALUES = 5_000;
  private static final int MAX_NAME_LENGTH = 255;
  private static final int DEEPEST = 8;
  private static final int HEADER = 8;
  private static final int FIRST_VALUE_TAG = 0x10;
  private static final int END = 0x03;
  private static final int EXTENSION = 0x7f;
  private static final int BEGIN_COLLECTION = 0x34;
  private static final int END_COLLECTION = 0x37;

  private final byte[] bytes;
  private int at = HEADER;

  private IppMessageValidator(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Lets pass what is whole and within the limits. */
  static void check(byte[] bytes) throws IOException {
    if (bytes.length > MAX_SIZE || bytes.length <= HEADER) {
      throw new IOException("an IPP message of " + bytes.length + " bytes");
    }
    new IppMessageValidator(bytes).walk();
  }

  private void walk() throws IOException {
    int depth = 0;
    for (int values = 0; values <= MAX_VALUES; ) {
      int tag = number(1);
      if (tag == END) {
        return;
      }
      if (tag == EXTENSION) {
        throw new IOException("an IPP message with a tag of four bytes");
      }
      if (tag >= FIRST_VALUE_TAG) {
        values++;
        depth += tag == BEGIN_COLLECTION ? 1 : tag == END_COLLECTION ? -1 : 0;
        if (depth < 0 || depth > DEEPEST) {
          throw new IOException("an IPP message with collections " + depth + " deep");
        }
        skip(MAX_NAME_LENGTH);
        skip(MAX_SIZE);
      }
    }
    throw new IOException("an IPP message with more than " + MAX_VALUES + " values");
  }

  private void skip(int longest) throws IOException {
    int length = number(2);
    if (length > longest || length > bytes.length - at) {
      throw new IOException("an IPP message that is cut off or out of form");
    }
    at += length;
  }

  private int number(int size) throws IOException {
    if (at + size > bytes.length) {
      throw new IOException("an IPP message that is cut off");
    }
    int value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | (bytes[at++] & 0xff);
    }
    return value;
  }
}
