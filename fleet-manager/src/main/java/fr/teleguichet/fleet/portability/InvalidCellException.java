package fr.teleguichet.fleet.portability;

/** What a cell holds is none of its column's values; the message is a part of a sentence. */
final class InvalidCellException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidCellException(String what) {
    super(what);
  }
}
