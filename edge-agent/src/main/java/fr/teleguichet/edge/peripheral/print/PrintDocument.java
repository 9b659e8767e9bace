package fr.teleguichet.edge.peripheral.print;

/** Something to print, in one format. */
public final class PrintDocument {

  /** A portable document, ISO 32000. */
  public static final String PDF = "application/pdf";

  /** PWG Raster, PWG 5102.4, which every IPP Everywhere printer takes. */
  public static final String PWG_RASTER = "image/pwg-raster";

  /** What every job of a citizen's is called, by which it is known again. */
  public static final String CITIZENS = "Document";

  /** The largest document that is printed, in bytes. */
  public static final int MAX_SIZE = 32 << 20;

  private final String name;
  private final String format;
  private final byte[] content;

  /**
   * A document of 1 byte to 32 MiB.
   *
   * @param name what the job is called at the printer; never a person's
   * @param format its media type, such as {@code application/pdf}
   */
  public PrintDocument(String name, String format, byte[] content) {
    if (content.length == 0 || content.length > MAX_SIZE) {
      throw new IllegalArgumentException("a document of " + content.length + " bytes");
    }
    this.name = name;
    this.format = format;
    this.content = content.clone();
  }

  /** What the job is called at the printer. */
  public String name() {
    return name;
  }

  /** Its media type. */
  public String format() {
    return format;
  }

  byte[] content() {
    return content;
  }
}
