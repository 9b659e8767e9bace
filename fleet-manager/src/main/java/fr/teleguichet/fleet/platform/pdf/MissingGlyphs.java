package fr.teleguichet.fleet.platform.pdf;

/** Characters that Liberation Sans lacks, told by those it has: else a page would show #. */
final class MissingGlyphs {

  private MissingGlyphs() {}

  /** A text that is no markup, such as a title. */
  static String replacedInText(String text) {
    return text.replace('\u2082', '2').replace('\u2011', '-');
  }

  /** A body: where drawings and attributes take letters alone, paragraphs take a true subscript. */
  static String replacedInBody(String xhtml) {
    StringBuilder replaced = new StringBuilder(xhtml.length());
    boolean isTag = false;
    boolean isDrawing = false;
    for (int i = 0; i < xhtml.length(); i++) {
      char letter = xhtml.charAt(i);
      if (letter == '<') {
        isTag = true;
        isDrawing =
            xhtml.startsWith("svg", i + 1) || (isDrawing && !xhtml.startsWith("/svg", i + 1));
      } else if (letter == '>') {
        isTag = false;
      }
      if (letter == '\u2082' && !isTag && !isDrawing) {
        replaced.append("<sub>2</sub>");
      } else {
        replaced.append(letter == '\u2082' ? '2' : letter == '\u2011' ? '-' : letter);
      }
    }
    return replaced.toString();
  }
}
