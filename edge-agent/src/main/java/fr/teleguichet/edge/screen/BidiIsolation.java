package fr.teleguichet.edge.screen;

/**
 * A value in a sentence that stands for itself, whichever way the sentence is written (Unicode
 * Bidirectional Algorithm, first strong isolate).
 */
final class BidiIsolation {

  private BidiIsolation() {}

  static String isolate(String text) {
    return "\u2068" + text + "\u2069";
  }

  /** Without marks of direction: they are for the eye, and a voice would trip over them. */
  static String strip(String sentence) {
    return sentence.replaceAll("[\\u2066-\\u2069]", "");
  }
}
