package fr.teleguichet.fleet.pki.authority;

import java.nio.file.Path;

/** The certificate authority cannot be used, in a sentence that tells the operator what to do. */
public final class AuthorityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence. */
  public AuthorityException(String message) {
    super(message);
  }

  AuthorityException(String message, Throwable cause) {
    super(message, cause);
  }

  static AuthorityException unusable(Path file, Throwable cause) {
    return new AuthorityException(
        "The file "
            + file
            + " of the certificate authority cannot be used ("
            + cause.getMessage()
            + "): put it back from a copy, or bring the authority back with \"fleet-manager"
            + " authority restore\".",
        cause);
  }

  static AuthorityException anotherFleet(String theirs, String ours) {
    return new AuthorityException(
        "The database belongs to the fleet "
            + theirs
            + "; "
            + ours
            + ". Nothing was written. Give this data folder that fleet's authority (\"fleet-manager"
            + " authority restore\", or a copy of the folder authority), or choose another database"
            + " with fleet.database.url. Where that authority is lost or can no longer be trusted,"
            + " \"fleet-manager authority replace\" makes a new one, with which every kiosk enrols"
            + " anew.");
  }

  static AuthorityException noRootKey(Path file) {
    return new AuthorityException(
        "The root's private key is not on this machine ("
            + file
            + "): stop the fleet manager and run \"fleet-manager authority rotate --root-key FILE"
            + " --passphrase-file FILE\" with the key that was exported.");
  }
}
