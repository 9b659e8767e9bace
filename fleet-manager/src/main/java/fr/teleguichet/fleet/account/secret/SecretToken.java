package fr.teleguichet.fleet.account.secret;

import fr.teleguichet.hardware.text.Sha256Digest;

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
    return Sha256Digest.of(text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
