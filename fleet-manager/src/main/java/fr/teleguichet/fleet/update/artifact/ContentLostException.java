package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;

/** Where an artifact's content was lies another one, or none, which is given to nobody. */
public final class ContentLostException extends IOException {

  private static final long serialVersionUID = 1L;

  ContentLostException(String sha256) {
    super("the content of " + sha256 + " is missing, or is not what was taken in");
  }
}
