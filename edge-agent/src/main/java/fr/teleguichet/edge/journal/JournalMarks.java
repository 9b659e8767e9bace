package fr.teleguichet.edge.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The journal's marks: one row, written in the same transaction as what it speaks of.
 *
 * @param journal the journal's id
 * @param lastNumber the number of the latest record
 * @param acknowledged up to where the fleet has the records for good
 * @param lastReport the number of the latest stored report
 * @param reportsDropped how many reports gave way to the bound
 * @param bdSeq the latest birth-death sequence number, -1 before the first
 */
record JournalMarks(
    UUID journal,
    long lastNumber,
    long acknowledged,
    long lastReport,
    long reportsDropped,
    int bdSeq) {

  static JournalMarks read(SqliteConnection database) throws SQLException {
    JournalMarks state = database.single("SELECT * FROM state", JournalMarks::of);
    if (state.acknowledged < 0 || state.acknowledged > state.lastNumber) {
      throw new InconsistentJournalException(
          "acknowledged " + state.acknowledged + " of " + state.lastNumber + " records");
    }
    return state;
  }

  private static JournalMarks of(ResultSet row) throws SQLException {
    return new JournalMarks(
        uuid(row.getString("journal")),
        row.getLong("last_number"),
        row.getLong("acknowledged"),
        row.getLong("last_report"),
        row.getLong("reports_dropped"),
        row.getInt("bd_seq"));
  }

  private static UUID uuid(String text) throws SQLException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new InconsistentJournalException("a journal id that is none: \"" + text + "\"");
    }
  }

  void write(SqliteConnection database) throws SQLException {
    var _ =
        database.update(
            """
            UPDATE state SET last_number = ?, acknowledged = ?, last_report = ?,
              reports_dropped = ?, bd_seq = ?
            """,
            lastNumber,
            acknowledged,
            lastReport,
            reportsDropped,
            bdSeq);
  }

  long recordsWaiting() {
    return lastNumber - acknowledged;
  }

  JournalMarks withLastNumber(long number) {
    return new JournalMarks(journal, number, acknowledged, lastReport, reportsDropped, bdSeq);
  }

  JournalMarks withAcknowledged(long number) {
    return new JournalMarks(journal, lastNumber, number, lastReport, reportsDropped, bdSeq);
  }

  JournalMarks withLastReport(long number) {
    return new JournalMarks(journal, lastNumber, acknowledged, number, reportsDropped, bdSeq);
  }

  JournalMarks withMoreDropped(long reports) {
    return new JournalMarks(
        journal, lastNumber, acknowledged, lastReport, reportsDropped + reports, bdSeq);
  }

  JournalMarks withBdSeq(int number) {
    return new JournalMarks(journal, lastNumber, acknowledged, lastReport, reportsDropped, number);
  }
}
