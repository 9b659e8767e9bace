package fr.teleguichet.fleet.platform.database;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database cannot be used, in a sentence that tells the operator what to do. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  static DatabaseException noProgram(String architecture) {
    return new DatabaseException(
        "No MariaDB server comes with the program for this machine ("
            + architecture
            + ") and none is installed: install the package mariadb-server, or set"
            + " fleet.database.url to a server elsewhere.");
  }

  static DatabaseException notStarted(String reason, Path logFile) {
    return new DatabaseException(
        "The embedded database did not start (" + reason + "): see " + logFile + ".");
  }

  static DatabaseException notInstalled(String reason, Path logFile) {
    return new DatabaseException(
        "The embedded database could not be set up (" + reason + "): see " + logFile + ".");
  }

  /** A statement of ours fails at the start, when the database has just been opened. */
  public static DatabaseException failing(SQLException cause) {
    return new DatabaseException(
        "The database answers, but not as it should ("
            + cause.getMessage()
            + "): see its log, and start again.",
        cause);
  }
}
