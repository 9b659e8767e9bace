package fr.teleguichet.fleet.account.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A random secret, such as a session's token. It shows itself as stars.
 *
 * <p>A fast digest is enough to store it by: nobody guesses 256 random bits.
 */
public record SecretToken(String reveal) {

  /** SHA-256 of the secret, 32 bytes. */
  public byte[] digest() {
    return sha256(reveal);
  }

  /** SHA-256 of a text in UTF-8. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
