package fr.teleguichet.broker.access;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hears of handshakes that failed. HiveMQ tells them to its log and to nobody else: one line with
 * the client's address, and then on the same thread the exception that was at the root.
 */
final class FailedHandshakeListener extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final String TELLER = "com.hivemq.security.ssl.SslExceptionHandler";

  private final ThreadLocal<@Nullable String> address = new ThreadLocal<>();
  private final BiConsumer<String, Throwable> heard;

  private FailedHandshakeListener(BiConsumer<String, Throwable> heard) {
    this.heard = heard;
  }

  /**
   * Tells of each from now on, and keeps them out of the broker's own log.
   *
   * @param heard gets the client's address and the root of the failure
   */
  static void listen(BiConsumer<String, Throwable> heard) {
    Logger logger = (Logger) LoggerFactory.getLogger(TELLER);
    FailedHandshakeListener listener = new FailedHandshakeListener(heard);
    listener.setContext(logger.getLoggerContext());
    listener.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(listener);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getThrowableProxy() instanceof ThrowableProxy failure) {
      String from = address.get();
      address.remove();
      if (from != null) {
        heard.accept(from, failure.getThrowable());
      }
    } else {
      Object[] arguments = event.getArgumentArray();
      address.set(arguments == null || arguments.length == 0 ? null : String.valueOf(arguments[0]));
    }
  }
}
