package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;

/** Another content lies where an artifact's was, which is given to nobody. */
final class ChangedException extends IOException {

  private static final long serialVersionUID = 1L;

  ChangedException(String sha256) {
    super("the content of " + sha256 + " is not what was taken in");
  }
}
