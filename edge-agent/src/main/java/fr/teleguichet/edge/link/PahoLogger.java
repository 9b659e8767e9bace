package fr.teleguichet.edge.link;

import java.util.ResourceBundle;
import org.eclipse.paho.mqttv5.client.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Paho's own log, which it makes by this class's name. By itself Paho writes a stack trace to
 * standard error for every lost connection; the link tells that already, in one line.
 */
public final class PahoLogger implements Logger {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PahoLogger.class);

  /** For Paho. */
  public PahoLogger() {}

  @Override
  public void initialise(ResourceBundle catalog, String loggerId, @Nullable String resourceName) {}

  @Override
  public void setResourceName(String context) {}

  /** What is finer than a warning is never built. */
  @Override
  public boolean isLoggable(int level) {
    return level <= WARNING && LOG.isDebugEnabled();
  }

  @Override
  public void log(
      int level,
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      LOG.debug("class={} method={} code={} Paho had trouble.", type, method, message, thrown);
    }
  }

  @Override
  public void severe(String type, String method, String message) {
    log(SEVERE, type, method, message, null, null);
  }

  @Override
  public void severe(String type, String method, String message, Object @Nullable [] inserts) {
    log(SEVERE, type, method, message, inserts, null);
  }

  @Override
  public void severe(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {
    log(SEVERE, type, method, message, inserts, thrown);
  }

  @Override
  public void warning(String type, String method, String message) {
    log(WARNING, type, method, message, null, null);
  }

  @Override
  public void warning(String type, String method, String message, Object @Nullable [] inserts) {
    log(WARNING, type, method, message, inserts, null);
  }

  @Override
  public void warning(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {
    log(WARNING, type, method, message, inserts, thrown);
  }

  @Override
  public void info(String type, String method, String message) {}

  @Override
  public void info(String type, String method, String message, Object @Nullable [] inserts) {}

  @Override
  public void info(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void config(String type, String method, String message) {}

  @Override
  public void config(String type, String method, String message, Object @Nullable [] inserts) {}

  @Override
  public void config(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void fine(String type, String method, String message) {}

  @Override
  public void fine(String type, String method, String message, Object @Nullable [] inserts) {}

  @Override
  public void fine(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void finer(String type, String method, String message) {}

  @Override
  public void finer(String type, String method, String message, Object @Nullable [] inserts) {}

  @Override
  public void finer(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void finest(String type, String method, String message) {}

  @Override
  public void finest(String type, String method, String message, Object @Nullable [] inserts) {}

  @Override
  public void finest(
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void trace(
      int level,
      String type,
      String method,
      String message,
      Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public String formatMessage(String message, Object @Nullable [] inserts) {
    return message;
  }

  @Override
  public void dumpTrace() {}
}
