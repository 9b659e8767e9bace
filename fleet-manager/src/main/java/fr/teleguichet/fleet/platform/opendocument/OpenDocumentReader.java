package fr.teleguichet.fleet.platform.opendocument;

/** Reads the first sheet of an OpenDocument spreadsheet (ODS), whoever made it. */
public final class OpenDocumentReader {

  private OpenDocumentReader() {}

  /** Whether it begins as one does: as a ZIP file. */
  public static boolean isOne(byte[] file) {
    return file.length >= 2 && file[0] == 'P' && file[1] == 'K';
  }

  /**
   * The first sheet.
   *
   * @param limits what is too much
   */
  public static OpenDocumentSheet read(byte[] file, OpenDocumentLimits limits)
      throws OpenDocumentException {
    return new SheetParser(OpenDocumentUnpacker.content(file), limits).sheet();
  }
}
