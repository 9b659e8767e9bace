package fr.teleguichet.fleet.authority;

import java.util.Arrays;
import java.util.Locale;

/** Why a certificate is revoked (RFC 5280, 5.3.1). */
public enum Reason {
  /** No reason is known. */
  UNSPECIFIED(0),
  /** Somebody else may have the private key: a stolen or opened kiosk. */
  KEY_COMPROMISE(1),
  /** The kiosk goes on under another name or in another territory. */
  AFFILIATION_CHANGED(3),
  /** Another certificate has taken its place. */
  SUPERSEDED(4),
  /** The kiosk is out of service for good. */
  CESSATION_OF_OPERATION(5),
  /** What the kiosk was allowed to do, it is no longer. */
  PRIVILEGE_WITHDRAWN(9);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /** The number in a revocation list. */
  int code() {
    return code;
  }

  /** The reason in the database, logs and interfaces, such as {@code key-compromise}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads a word; what a newer version wrote is {@link #UNSPECIFIED}. */
  static Reason ofWord(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElse(UNSPECIFIED);
  }
}
