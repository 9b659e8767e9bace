package fr.teleguichet.hardware.service;

/** A document of services is refused; its sentence is for logs. */
public final class RefusedServicesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient OfferedServicesRefusal refusal;

  RefusedServicesException(OfferedServicesRefusal refusal, String sentence) {
    super(sentence);
    this.refusal = refusal;
  }

  /** Why, for whoever sent it. */
  public OfferedServicesRefusal refusal() {
    return refusal;
  }
}
