package fr.teleguichet.fleet.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Keeps what no test may log by accident: errors of anybody, and warnings of the HTTP server, which
 * are about what the program did to it. {@code logback-test.xml} puts it behind every logger.
 */
public final class LoggedErrors extends AppenderBase<ILoggingEvent> {

  /** Its name in {@code logback-test.xml}. */
  static final String NAME = "errors";

  private static final List<String> SERVERS = List.of("io.micronaut.", "io.netty.");

  /**
   * What the server says when a browser leaves a stream of events before its first one: its own
   * fault, and no test knows when a browser leaves.
   */
  private static final List<String> HANGING_UP =
      List.of("LazySendingSubscriber.cancel(", "IllegalStateException: onNext before request?");

  /** What it says of a request that is under way when a test stops it, whichever test that is. */
  private static final String STOPPED = "Cannot resolve beans until the context is running";

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  /** The one that listens to this program. */
  static LoggedErrors listening() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) instanceof LoggedErrors errors) {
      return errors;
    }
    throw new IllegalStateException("logback-test.xml does not count here");
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)
        || SERVERS.stream().anyMatch(event.getLoggerName()::startsWith)) {
      String line = line(event);
      if (!line.contains(STOPPED) && HANGING_UP.stream().noneMatch(line::contains)) {
        boolean _ = lines.add(line);
      }
    }
  }

  private static String line(ILoggingEvent event) {
    String line = event.getLoggerName() + ": " + event.getFormattedMessage();
    return event.getThrowableProxy() == null
        ? line
        : line + " " + StackTraceFormatter.oneLine(event.getThrowableProxy());
  }

  /** What was logged since it was asked last. */
  List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String line = lines.poll(); line != null; line = lines.poll()) {
      boolean _ = taken.add(line);
    }
    return taken;
  }

  /** What is wrong with these lines where these parts were expected; empty when all is well. */
  static List<String> faults(List<String> lines, String... expected) {
    List<String> faults = new ArrayList<>();
    lines.stream()
        .filter(line -> Arrays.stream(expected).noneMatch(line::contains))
        .map(line -> "logged: " + line)
        .forEach(faults::add);
    Arrays.stream(expected)
        .filter(part -> lines.stream().noneMatch(line -> line.contains(part)))
        .map(part -> "expected, and not logged: " + part)
        .forEach(faults::add);
    return faults;
  }
}
