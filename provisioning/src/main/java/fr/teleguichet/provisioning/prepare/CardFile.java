package fr.teleguichet.provisioning.prepare;

import java.nio.charset.StandardCharsets;

/**
 * A file that is to be on the card.
 *
 * @param path on the boot partition
 */
@SuppressWarnings("ArrayRecordComponent") // A file's content; never compared as a record.
record CardFile(String path, byte[] content) {

  static CardFile of(String path, String text) {
    return new CardFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return path;
  }
}
