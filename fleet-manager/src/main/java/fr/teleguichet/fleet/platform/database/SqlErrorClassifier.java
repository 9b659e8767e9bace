package fr.teleguichet.fleet.platform.database;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What the database says of a statement that failed. */
public final class SqlErrorClassifier {

  private static final int DUPLICATE = 1062;
  private static final int LOCK_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;

  private SqlErrorClassifier() {}

  /** Whether a key has that value already. */
  public static boolean isDuplicate(JdbiException failure) {
    return code(failure) == DUPLICATE;
  }

  /** Whether the same may go well when it is tried again. */
  public static boolean isPassing(JdbiException failure) {
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
