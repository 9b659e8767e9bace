package fr.teleguichet.fleet.platform.pdf;

/** Characters that Liberation Sans lacks, told by those it has: else a page would show #. */
final class MissingGlyphReplacer {

  private MissingGlyphReplacer() {}

  /** A text or markup; a figure that stood lower stays in its line, so that a search finds it. */
  static String replaced(String text) {
    return text.replace('\u2082', '2').replace('\u2011', '-');
  }
}
