package fr.teleguichet.fleet.appointment;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What the database says of a statement that failed. */
final class SqlFailure {

  private static final int DUPLICATE = 1062;
  private static final int LOCK_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;

  private SqlFailure() {}

  /** Whether a key has that value already. */
  static boolean isDuplicate(JdbiException failure) {
    return code(failure) == DUPLICATE;
  }

  /** Whether the same may go well when it is tried again. */
  static boolean isPassing(JdbiException failure) {
    int code = code(failure);
    return code == DUPLICATE || code == LOCK_TIMEOUT || code == DEADLOCK;
  }

  private static int code(JdbiException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getErrorCode();
      }
    }
    return 0;
  }
}
