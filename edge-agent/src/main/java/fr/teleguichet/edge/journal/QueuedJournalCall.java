package fr.teleguichet.edge.journal;

import io.vertx.core.Promise;
import java.sql.SQLException;

/**
 * A call that waits for its transaction.
 *
 * @param bytes about how much content it writes
 * @param work what it does
 * @param promise told after the commit
 */
record QueuedJournalCall<T>(int bytes, Work<T> work, Promise<T> promise) {

  /** Something done to the file, inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(JournalDatabase file) throws SQLException;
  }

  /** Does the work; answers how to tell the caller once it is committed. */
  Runnable run(JournalDatabase file) throws SQLException {
    T result = work.on(file);
    return () -> promise.complete(result);
  }

  /** How to tell the caller that the work was not done. */
  Runnable failure(RuntimeException e) {
    return () -> promise.fail(e);
  }
}
