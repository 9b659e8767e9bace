package fr.teleguichet.edge.update.ddi;

/** A deployment that no kiosk may follow; the message says what is wrong with it. */
public final class UnfitDeploymentException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitDeploymentException(String message) {
    super(message);
  }
}
