package fr.teleguichet.fleet.compliance.document;

/** A text of a document: known, or a gap that somebody has to fill. */
public sealed interface TextOrGap {

  /** What is known; may have several lines. */
  record Known(String text) implements TextOrGap {}

  /**
   * What nobody wrote down yet.
   *
   * @param what what is missing, in the reader's language; empty where its place says it
   */
  record ToComplete(String what) implements TextOrGap {}

  /** A text that is known. */
  static TextOrGap of(String text) {
    return new Known(text);
  }

  /** A text that may be missing. */
  static TextOrGap of(String text, String what) {
    return text.isBlank() ? new ToComplete(what) : new Known(text);
  }

  /** A gap whose place says what is missing. */
  static TextOrGap missing() {
    return new ToComplete("");
  }
}
