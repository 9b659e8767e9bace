package fr.teleguichet.edge.peripheral.power;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that {@code upsd} answers with, and the words of a line (RFC 9271, section 4.1). */
final class NutLineReader {

  private static final int MAX_LINE_LENGTH = 512;
  private static final int MAX_LINES = 500;

  private final InputStream in;

  NutLineReader(InputStream in) {
    this.in = in;
  }

  /**
   * The words of each line between {@code BEGIN LIST …} and {@code END LIST …}.
   *
   * @throws IOException when there is no list; after {@code ERR} its message is that error as a
   *     keyword
   */
  List<List<String>> list() throws IOException {
    List<String> first = words(line());
    if (first.size() >= 2 && first.getFirst().equals("ERR")) {
      throw new IOException(first.get(1).toLowerCase(Locale.ROOT));
    }
    if (first.size() < 2 || !first.getFirst().equals("BEGIN")) {
      throw new IOException("no list");
    }
    List<List<String>> lines = new ArrayList<>();
    while (lines.size() <= MAX_LINES) {
      List<String> next = words(line());
      if (!next.isEmpty() && next.getFirst().equals("END")) {
        return lines;
      }
      lines.add(next);
    }
    throw new IOException("a list without end");
  }

  private String line() throws IOException {
    byte[] bytes = new byte[MAX_LINE_LENGTH];
    for (int length = 0; length < MAX_LINE_LENGTH; length++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("an answer that is cut off");
      }
      if (next == '\n') {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
      }
      bytes[length] = (byte) next;
    }
    throw new IOException("a line without end");
  }

  /** Words between spaces; in quotes a backslash takes the next letter as it is. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    boolean isQuoted = false;
    boolean isWord = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"') {
        isQuoted = !isQuoted;
        isWord = true;
      } else if (letter == '\\' && isQuoted && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (letter == ' ' && !isQuoted) {
        if (isWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        isWord = false;
      } else {
        word.append(letter);
        isWord = true;
      }
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
