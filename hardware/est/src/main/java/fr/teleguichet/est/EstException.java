package fr.teleguichet.est;

import java.io.IOException;

/**
 * No answer, or one that can't be used: the network, TLS, or a server that does not speak EST. The
 * message is a sentence for a technician; trying again later may help.
 */
public final class EstException extends IOException {

  private static final long serialVersionUID = 1L;

  EstException(String sentence) {
    super(sentence);
  }

  EstException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
