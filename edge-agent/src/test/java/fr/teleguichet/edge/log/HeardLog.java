package fr.teleguichet.edge.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class of the agent says in its log while a test listens; nobody else hears it. */
public final class HeardLog extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Kept, since the platform forgets a logger that nobody holds. */
  private final Logger logger;

  private HeardLog(Logger logger) {
    this.logger = logger;
  }

  /** Listens until it is closed. */
  public static HeardLog of(Class<?> speaker) {
    var heard = new HeardLog(Logger.getLogger(speaker.getName()));
    heard.logger.setLevel(Level.INFO);
    heard.logger.setUseParentHandlers(false);
    heard.logger.addHandler(heard);
    return heard;
  }

  /** The messages so far. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }
}
