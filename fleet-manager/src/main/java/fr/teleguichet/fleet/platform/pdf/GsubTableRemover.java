package fr.teleguichet.fleet.platform.pdf;

import java.nio.ByteBuffer;

/** The directory of tables with which a TrueType font begins. */
final class GsubTableRemover {

  private static final int NUMBER_OF_TABLES = 4;
  private static final int FIRST_ENTRY = 12;
  private static final int ENTRY_BYTES = 16;

  /** {@code GSUB}: which letters are drawn as one, as f and i. */
  private static final int SUBSTITUTIONS = 0x47535542;

  /** Upper case is the registered tables' alone, so nobody looks for this. */
  private static final int NOBODY_S = 0x67737562;

  private GsubTableRemover() {}

  /**
   * The same font without its table of substitutions. PDFBox compiles that table's patterns anew
   * for each piece of text, which takes more than all else that it does with a long document, for
   * two letters drawn as one here and there.
   *
   * @param font of which the given bytes are changed
   */
  static byte[] withoutSubstitutions(byte[] font) {
    ByteBuffer tables = ByteBuffer.wrap(font);
    int end = FIRST_ENTRY + ENTRY_BYTES * Short.toUnsignedInt(tables.getShort(NUMBER_OF_TABLES));
    for (int entry = FIRST_ENTRY; entry < end; entry += ENTRY_BYTES) {
      if (tables.getInt(entry) == SUBSTITUTIONS) {
        var _ = tables.putInt(entry, NOBODY_S);
      }
    }
    return font;
  }
}
