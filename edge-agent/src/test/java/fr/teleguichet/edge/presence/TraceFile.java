package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A trace as CSV (RFC 4180): the header {@code ms,source,value}, then a line for each change, in
 * order. A sensor's value holds until its next line; {@code none} when it sees nothing, {@code
 * silent} while it says nothing. Lines that begin with {@code #} are remarks. The last line's time
 * is the trace's length.
 */
final class TraceFile {

  private static final String HEADER = "ms,source,value";
  private static final int MAX_LINES = 5_000_000;

  private TraceFile() {}

  static Trace read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> rows =
          lines.filter(line -> !line.startsWith("#")).limit(MAX_LINES + 1L).toList();
      if (rows.size() > MAX_LINES || rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
        throw new IOException(
            file + " must begin with " + HEADER + " and have 5,000,000 lines at most");
      }
      List<Change> changes = new ArrayList<>();
      Duration latest = Duration.ZERO;
      for (String row : rows.subList(1, rows.size())) {
        Change change = change(file, row);
        if (change.at().compareTo(latest) < 0) {
          throw new IOException(file + ": " + row + " is earlier than the line before");
        }
        latest = change.at();
        changes.add(change);
      }
      return new Trace(latest, changes);
    }
  }

  static void write(Trace trace, Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (Change change : trace.changes()) {
      String value =
          switch (change.value()) {
            case Trace.NONE -> "none";
            case Trace.SILENT -> "silent";
            default -> String.valueOf(change.value());
          };
      String source = change.source().name().toLowerCase(Locale.ROOT);
      lines.add(change.at().toMillis() + "," + source + "," + value);
    }
    Files.write(file, lines);
  }

  private static Change change(Path file, String row) throws IOException {
    String[] cells = row.split(",", -1);
    try {
      if (cells.length == 3) {
        Duration at = Duration.ofMillis(Long.parseUnsignedLong(cells[0]));
        return new Change(at, Source.valueOf(cells[1].toUpperCase(Locale.ROOT)), value(cells[2]));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + row + " is no change: " + e.getMessage(), e);
    }
    throw new IOException(file + ": " + row + " must have three cells");
  }

  private static int value(String cell) {
    return switch (cell) {
      case "none" -> Trace.NONE;
      case "silent" -> Trace.SILENT;
      default -> Integer.parseUnsignedInt(cell);
    };
  }
}
