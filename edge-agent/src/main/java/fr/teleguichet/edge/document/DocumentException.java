package fr.teleguichet.edge.document;

/** No paper came in or out. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DocumentRefusal refusal;

  /**
   * @param detail for the log, a device's keyword; never of the paper
   */
  DocumentException(DocumentRefusal refusal, String detail) {
    super(refusal.code() + ": " + detail);
    this.refusal = refusal;
  }

  /** What the page can tell. */
  public DocumentRefusal refusal() {
    return refusal;
  }
}
