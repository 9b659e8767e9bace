package fr.teleguichet.fleet.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/**
 * One event, one line: {@code time=… level=info from=Database process=database message="…"}. A
 * value with blanks, quotes or control characters is quoted and escaped, so no text from outside
 * can forge a second line.
 */
public final class KeyValueLayout extends LayoutBase<ILoggingEvent> {
  private static final int MIN_CHARACTERS = 160;

  private final boolean journal;

  /** Lines for whatever standard output is. */
  public KeyValueLayout() {
    this(JournalStreamDetector.isStandardOutput(System.getenv()));
  }

  KeyValueLayout(boolean journal) {
    this.journal = journal;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(MIN_CHARACTERS);
    if (journal) {
      line.append('<').append(syslogLevel(event.getLevel())).append('>');
    } else {
      field(line, "time", event.getInstant().toString());
    }
    field(line, "level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    field(line, "from", shortName(event.getLoggerName()));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        field(line, pair.key, String.valueOf(pair.value));
      }
    }
    field(line, "message", event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      field(line, "error", StackTraceFormatter.oneLine(event.getThrowableProxy()));
    }
    return line.append('\n').toString();
  }

  private static void field(StringBuilder line, String key, String value) {
    if (!line.isEmpty() && line.charAt(line.length() - 1) != '>') {
      line.append(' ');
    }
    line.append(key).append('=');
    LogValueEscaper.append(line, value);
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static int syslogLevel(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> 3;
      case Level.WARN_INT -> 4;
      case Level.INFO_INT -> 6;
      default -> 7;
    };
  }
}
