package fr.teleguichet.fleet.portability;

/** What a cell holds is none of its column's values; the message is a part of a sentence. */
final class CellFault extends Exception {
  private static final long serialVersionUID = 1L;

  CellFault(String what) {
    super(what);
  }
}
