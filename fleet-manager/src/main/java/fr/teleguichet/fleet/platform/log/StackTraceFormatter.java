package fr.teleguichet.fleet.platform.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An exception with its causes and frames on one line, cut where nobody reads on. */
final class StackTraceFormatter {
  private static final int MAX_FRAMES = 30;
  private static final int MAX_CAUSES = 8;

  private StackTraceFormatter() {}

  static String oneLine(IThrowableProxy thrown) {
    StringJoiner causes = new StringJoiner(" caused by ");
    @Nullable IThrowableProxy next = thrown;
    for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
      causes.add(next.getClassName() + ": " + next.getMessage() + frames(next));
      next = next.getCause();
    }
    return causes.toString();
  }

  private static String frames(IThrowableProxy thrown) {
    StringJoiner frames = new StringJoiner(" < ", " [", "]");
    StackTraceElementProxy[] elements = thrown.getStackTraceElementProxyArray();
    int shown = Math.min(elements.length - thrown.getCommonFrames(), MAX_FRAMES);
    for (int index = 0; index < shown; index++) {
      frames.add(elements[index].getStackTraceElement().toString());
    }
    return frames.toString();
  }
}
