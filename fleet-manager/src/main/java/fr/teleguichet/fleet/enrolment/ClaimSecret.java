package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What only a claim's file holds: 256 random bits. The database has its SHA-256 and nothing else. A
 * slow hash as for passwords would add nothing: those slow down who tries likely words, and here
 * all of 2²⁵⁶ are equally likely.
 *
 * @param text 43 characters of base64url (RFC 4648, section 5); unreadable in {@link #toString}
 */
record ClaimSecret(String text) {

  private static final int BYTES = 32;

  /** Draws a secret; the generator must be unpredictable. */
  static ClaimSecret drawn(RandomGenerator secureRandom) {
    return new ClaimSecret(base64(secureRandom, BYTES));
  }

  /** So many random bytes in base64url. */
  static String base64(RandomGenerator secureRandom, int count) {
    byte[] bytes = new byte[count];
    secureRandom.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  byte[] hash() {
    return Sha256Digest.of(text);
  }

  /** Whether the hash is this secret's; takes the same time whatever differs. */
  boolean hasHash(byte[] hash) {
    return MessageDigest.isEqual(hash(), hash);
  }

  @Override
  public String toString() {
    return "***";
  }
}
