package fr.teleguichet.release;

import java.util.Locale;

/**
 * A key that was trusted once.
 *
 * @param fingerprint SHA-256 of a certificate or of a public key (SubjectPublicKeyInfo), 64
 *     lower-case hexadecimal digits; by the key's own it stays out whoever certifies it again
 * @param reason for people, in one line
 */
public record RemovedKey(String fingerprint, Status status, String reason) {

  /** Why it may not sign any more. */
  public enum Status {
    /** Somebody else has it, or may have. */
    QUARANTINED,
    /** It is not used any more. */
    RETIRED;

    /** What lists call it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
