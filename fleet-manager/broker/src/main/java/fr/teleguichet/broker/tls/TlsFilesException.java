package fr.teleguichet.broker.tls;

import java.nio.file.Path;

/** A file with certificates cannot be used, in a sentence that tells the operator what to do. */
public final class TlsFilesException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsFilesException(Path file, String fault) {
    super(file + " cannot be used: " + fault);
  }

  TlsFilesException(Path file, String fault, Exception cause) {
    super(file + " cannot be used: " + fault + " (" + cause.getMessage() + ")", cause);
  }
}
