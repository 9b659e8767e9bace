package fr.teleguichet.edge.journal;

import java.sql.SQLException;

/** The file is an SQLite database, but not a sound journal. */
final class InconsistentFile extends SQLException {

  private static final long serialVersionUID = 1L;

  InconsistentFile(String sentence) {
    super(sentence);
  }
}
