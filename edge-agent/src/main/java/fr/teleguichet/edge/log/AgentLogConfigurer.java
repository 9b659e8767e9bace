package fr.teleguichet.edge.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Where the log goes. SLF4J hands it to the Java platform's own logging, which costs no library.
 */
public final class AgentLogConfigurer {

  private AgentLogConfigurer() {}

  /** From now on everything from the level of information on is a line of standard output. */
  public static void toStandardOutput() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(new Lines(System.out));
  }

  /** Each line is out before the next thing happens, so that a killed agent leaves its last one. */
  private static final class Lines extends Handler {

    private final PrintStream out;

    Lines(PrintStream out) {
      this.out = out;
      setFormatter(new LineFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      if (isLoggable(record)) {
        byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
        // One write, so that lines of two threads never mix.
        out.write(line, 0, line.length);
        out.flush();
      }
    }

    @Override
    public void flush() {
      out.flush();
    }

    /** Standard output is not this one's to close. */
    @Override
    public void close() {
      flush();
    }
  }
}
