package fr.teleguichet.fleet.platform.database;

import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Does again what another transaction has hindered, as databases ask of who meets a deadlock. */
public final class TransactionRetry {

  /** What other transactions hinder is hindered so often in a row. */
  private static final int TRIES = 8;

  private TransactionRetry() {}

  /**
   * Does it, up to eight times.
   *
   * @param action one transaction, which leaves nothing where it fails
   * @throws JdbiException as the last try does, or one that failed otherwise
   */
  public static <T> T again(Supplier<T> action) {
    for (int tries = 1; ; tries++) {
      try {
        return action.get();
      } catch (JdbiException failure) {
        if (tries == TRIES || !SqlErrorClassifier.isPassing(failure)) {
          throw failure;
        }
      }
    }
  }
}
