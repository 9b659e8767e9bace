package fr.teleguichet.edge.log;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One record, one line: {@code time=… level=INFO logger=SparkplugEdgeNode link=lot/segala
 * from=Offline …}. What would begin a second line is escaped, so no text from outside can forge
 * one.
 */
final class LineFormatter extends Formatter {

  /** UTC to the millisecond, as the fleet manager writes it too. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final int MIN_CHARACTERS = 160;

  LineFormatter() {}

  @Override
  public String format(LogRecord record) {
    var line = new StringBuilder(MIN_CHARACTERS).append("time=");
    TIME.formatTo(record.getInstant(), line);
    line.append(" level=").append(word(record.getLevel()));
    line.append(" logger=").append(shortName(String.valueOf(record.getLoggerName()))).append(' ');
    escape(formatMessage(record), line);
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.append(" error=\"");
      escape(StackText.of(thrown).replace('"', '\''), line);
      line.append('"');
    }
    return line.append('\n').toString();
  }

  /** The names of SLF4J, by which the agent's code speaks. */
  private static String word(Level level) {
    int value = level.intValue();
    return value >= Level.SEVERE.intValue()
        ? "ERROR"
        : value >= Level.WARNING.intValue()
            ? "WARN"
            : value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static void escape(String text, StringBuilder line) {
    text.codePoints().forEach(character -> escape(character, line));
  }

  private static void escape(int character, StringBuilder line) {
    if (character == '\n') {
      line.append("\\n");
    } else if (Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || character == '\u2028'
        || character == '\u2029') {
      line.append("\\u").append(Integer.toHexString(0x10000 | character).substring(1));
    } else {
      line.appendCodePoint(character);
    }
  }
}
