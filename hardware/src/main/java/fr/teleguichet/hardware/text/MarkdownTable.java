package fr.teleguichet.hardware.text;

import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table (GitHub Flavored Markdown, section 4.10) that grows row by row. */
public final class MarkdownTable {

  private final StringBuilder text = new StringBuilder();
  private final int columns;

  /** A table of these columns; one whose title begins with &gt; is aligned to the right. */
  public MarkdownTable(String... titles) {
    this.columns = titles.length;
    append(List.of(titles).stream().map(title -> title.replaceFirst("^>", "")).toList());
    append(List.of(titles).stream().map(title -> title.startsWith(">") ? "---:" : "---").toList());
  }

  /** One more row, a cell for each column. */
  public void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "a row of this table has " + columns + " cells, not " + cells.length);
    }
    append(List.of(cells).stream().map(MarkdownTable::escaped).toList());
  }

  /** The whole table, every row ending its line. */
  public String text() {
    return text.toString();
  }

  private void append(List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** Keeps what people wrote from being read as a column, as emphasis, as code or as HTML. */
  private static String escaped(String cell) {
    return cell.replaceAll("[\\\\|*<`]", "\\\\$0");
  }
}
