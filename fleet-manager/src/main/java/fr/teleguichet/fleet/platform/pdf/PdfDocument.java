package fr.teleguichet.fleet.platform.pdf;

import java.util.List;

/**
 * A document that is to become a PDF.
 *
 * @param title what a reader's window and a screen reader call it
 * @param language of its text, as a BCP 47 tag
 * @param style style sheets of its own; the fonts, the page A4 and its margins are there already
 * @param body what stands between the tags of the body, as well-formed XHTML: each element closed,
 *     no named entities but those of XML, pictures as {@code data:} addresses or SVG
 * @param standard what it keeps to
 * @param attachments files that travel inside; only {@link PdfStandard#ARCHIVE} takes any
 */
public record PdfDocument(
    String title,
    String language,
    String style,
    String body,
    PdfStandard standard,
    List<PdfAttachment> attachments) {

  public PdfDocument {
    attachments = List.copyOf(attachments);
    if (title.isBlank() || language.isBlank()) {
      throw new IllegalArgumentException("a document needs a title and a language.");
    }
    if (!attachments.isEmpty() && standard != PdfStandard.ARCHIVE) {
      throw new IllegalArgumentException("only a document for the archive takes files inside.");
    }
  }

  /** A document that everybody can read, with nothing inside but its pages. */
  public static PdfDocument accessible(String title, String language, String style, String body) {
    return new PdfDocument(title, language, style, body, PdfStandard.ACCESSIBLE, List.of());
  }

  /** The same for keeping, with files inside. */
  public static PdfDocument archive(
      String title, String language, String style, String body, List<PdfAttachment> attachments) {
    return new PdfDocument(title, language, style, body, PdfStandard.ARCHIVE, attachments);
  }
}
