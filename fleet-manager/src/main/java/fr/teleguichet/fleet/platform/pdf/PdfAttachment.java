package fr.teleguichet.fleet.platform.pdf;

/**
 * A file that travels inside a PDF.
 *
 * @param name with its ending, such as {@code chiffres.csv}
 * @param mediaType such as {@code text/csv}
 * @param description what it holds, in a sentence in the document's language
 * @param relation what it is to the pages
 * @param content its bytes, which nobody changes any more
 */
@SuppressWarnings("ArrayRecordComponent") // written once into a file and never compared
public record PdfAttachment(
    String name, String mediaType, String description, Relation relation, byte[] content) {

  /** What a file is to the pages that it lies in, by ISO 19005-3. */
  public enum Relation {
    /** The figures that the pages were made from. */
    DATA("Data"),
    /** What the pages were made from. */
    SOURCE("Source"),
    /** Something more. */
    SUPPLEMENT("Supplement");

    private final String name;

    Relation(String name) {
      this.name = name;
    }

    String pdfName() {
      return name;
    }
  }
}
