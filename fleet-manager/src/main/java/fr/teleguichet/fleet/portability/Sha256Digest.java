package fr.teleguichet.fleet.portability;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, by which each file of an archive is known. */
final class Sha256Digest {
  private Sha256Digest() {}

  static MessageDigest make() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
