package fr.teleguichet.hardware.text;

import java.util.ArrayList;
import java.util.List;

/** A text broken between its words. */
public final class LineWrapper {

  private LineWrapper() {}

  /** Lines of at most so many characters; a longer word has a line of its own. */
  public static List<String> lines(String text, int longest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }
}
