package fr.teleguichet.fleet.site.transfer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file: UTF-8 and nothing else, in lines of a bearable length. */
public final class ImportTextDecoder {

  /** The most that a file may have. */
  public static final int MAX_BYTES = 2_000_000;

  static final int MAX_LINE = 65_536;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ImportTextDecoder() {}

  /** The text, without a byte order mark. */
  public static String read(byte[] file) throws ImportRefusalException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(file.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(file), text, true);
    text.flip();
    String read =
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
            ? text.subSequence(1, text.length()).toString()
            : text.toString();
    int[] end = end(read);
    if (end[2] > 0) {
      throw new ImportRefusalException(
          ImportProblem.at(end[2], MAX_LINE + 1, "import.line", Integer.toString(MAX_LINE)));
    }
    if (result.isError()) {
      throw new ImportRefusalException(ImportProblem.at(end[0], end[1], "import.encoding"));
    }
    int zero = read.indexOf('\0');
    if (zero >= 0) {
      int[] at = end(read.substring(0, zero));
      throw new ImportRefusalException(ImportProblem.at(at[0], at[1], "import.encoding"));
    }
    if (file.length > MAX_BYTES) {
      throw new ImportRefusalException(
          ImportProblem.at(end[0], end[1], "import.size", Integer.toString(MAX_BYTES / 1_000_000)));
    }
    return read;
  }

  /** Line and column after the text, and the first line that is too long, 0 for none. */
  private static int[] end(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else if (++column > MAX_LINE + 1) {
        return new int[] {line, column, line};
      }
    }
    return new int[] {line, column, 0};
  }
}
