package fr.teleguichet.fleet.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** What became of one try to connect. */
sealed interface ConnectionAttemptResult {
  /** The server let us in. */
  record Connected() implements ConnectionAttemptResult {}

  /** Nobody answers; waiting may help. */
  record Unreachable(String reason) implements ConnectionAttemptResult {}

  /** The server answers and says no; only the operator can help. */
  record Refused(DatabaseException why) implements ConnectionAttemptResult {}

  /** Connects once. */
  static ConnectionAttemptResult on(DatabaseAccount access) {
    try (Connection _ = access.connect()) {
      return new Connected();
    } catch (SQLException failure) {
      return explain(access, failure);
    }
  }

  private static ConnectionAttemptResult explain(DatabaseAccount access, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28000" ->
          refused(
              "The database server at "
                  + access.shownUrl()
                  + " does not accept the user "
                  + access.username()
                  + " with the password given: check fleet.database.username and"
                  + " fleet.database.password.",
              failure);
      case "42000" ->
          refused(
              "The database server at "
                  + access.shownUrl()
                  + " has no such database for the user "
                  + access.username()
                  + ": create it and grant the user all rights on it.",
              failure);
      default ->
          state.startsWith("08")
              ? new Unreachable(String.valueOf(failure.getMessage()))
              : refused(
                  "The database at "
                      + access.shownUrl()
                      + " cannot be used: "
                      + failure.getMessage(),
                  failure);
    };
  }

  private static Refused refused(String sentence, SQLException cause) {
    return new Refused(new DatabaseException(sentence, cause));
  }
}
