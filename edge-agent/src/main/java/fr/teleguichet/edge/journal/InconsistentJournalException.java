package fr.teleguichet.edge.journal;

import java.sql.SQLException;

/** The file is an SQLite database, but not a sound journal. */
final class InconsistentJournalException extends SQLException {

  private static final long serialVersionUID = 1L;

  InconsistentJournalException(String sentence) {
    super(sentence);
  }
}
