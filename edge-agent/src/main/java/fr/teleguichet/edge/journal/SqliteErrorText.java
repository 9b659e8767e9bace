package fr.teleguichet.edge.journal;

import fr.teleguichet.edge.journal.JournalException.Fault;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite says, in words of the journal. */
final class SqliteErrorText {

  private SqliteErrorText() {}

  /** Whether the file itself is at fault, so that only another file helps. */
  static boolean isDamage(SQLException e) {
    return e instanceof InconsistentJournalException
        || (e instanceof SQLiteException sqlite
            && switch (primary(sqlite.getResultCode())) {
              case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
              default ->
                  sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_READ
                      || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ;
            });
  }

  static JournalException of(SQLException e, Path file) {
    if (isDamage(e)) {
      return new JournalException(
          Fault.DAMAGED,
          "the journal " + file + " is damaged; the next start puts it aside and makes a new one",
          e);
    }
    if (e instanceof SQLiteException sqlite) {
      return of(sqlite, file);
    }
    return new JournalException(Fault.FAILED, "the journal " + file + ": " + e.getMessage(), e);
  }

  private static JournalException of(SQLiteException e, Path file) {
    return switch (primary(e.getResultCode())) {
      case SQLITE_FULL ->
          new JournalException(
              Fault.DISK_FULL, "no space is left for " + file + "; free some on its disk", e);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          new JournalException(
              Fault.READ_ONLY,
              file + " can't be written; give the agent's user the right to write it",
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new JournalException(
              Fault.IN_USE, file + " is open in another program; stop that one first", e);
      default ->
          new JournalException(
              Fault.FAILED, "the disk under " + file + " failed: " + e.getMessage(), e);
    };
  }

  /** The primary code of an extended one: its low byte. */
  private static SQLiteErrorCode primary(SQLiteErrorCode code) {
    return SQLiteErrorCode.getErrorCode(code.code & 0xFF);
  }
}
