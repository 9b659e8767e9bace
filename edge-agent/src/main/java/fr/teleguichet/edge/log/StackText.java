package fr.teleguichet.edge.log;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An exception with its causes and frames as one text, cut where nobody reads on. */
final class StackText {

  private static final int MAX_FRAMES = 30;
  private static final int MAX_CAUSES = 8;

  private StackText() {}

  static String of(Throwable thrown) {
    var causes = new StringJoiner(" caused by ");
    @Nullable Throwable next = thrown;
    for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
      causes.add(next + frames(next.getStackTrace()));
      next = next.getCause();
    }
    return causes.toString();
  }

  private static String frames(StackTraceElement[] trace) {
    var frames = new StringJoiner(" < ", " [", "]");
    for (int index = 0; index < Math.min(trace.length, MAX_FRAMES); index++) {
      frames.add(trace[index].toString());
    }
    return frames.toString();
  }
}
