package fr.teleguichet.fleet.platform.database;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of a dump, each on its line. A line that is longer than any that the
 * database server takes is refused before there is no memory left for it.
 */
final class DumpLineReader {
  /** In characters: no more than the server's largest packet has octets. */
  private static final int MAX_LINE = 64 << 20;

  private final Reader dump;
  private final int longest;
  private final char[] buffer = new char[1 << 16];
  private int from;
  private int to;

  DumpLineReader(Reader dump) {
    this(dump, MAX_LINE);
  }

  /**
   * Reads lines of another length.
   *
   * @param longest in characters
   */
  DumpLineReader(Reader dump, int longest) {
    this.dump = dump;
    this.longest = longest;
  }

  /**
   * The next line without its end.
   *
   * @return null after the last one
   * @throws IOException when it is too long
   */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    while (from < to || fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.append(buffer, from, end - from);
      if (line.length() > longest) {
        throw new IOException("it has a line of more than %,d characters".formatted(longest));
      }
      from = end + 1;
      if (end < to) {
        return line.toString();
      }
    }
    return line.isEmpty() ? null : line.toString();
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, dump.read(buffer));
    return to > 0;
  }
}
