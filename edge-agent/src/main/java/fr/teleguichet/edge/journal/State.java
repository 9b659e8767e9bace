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
record State(
    UUID journal,
    long lastNumber,
    long acknowledged,
    long lastReport,
    long reportsDropped,
    int bdSeq) {

  static State read(Database database) throws SQLException {
    State state = database.single("SELECT * FROM state", State::of);
    if (state.acknowledged < 0 || state.acknowledged > state.lastNumber) {
      throw new InconsistentFile(
          "acknowledged " + state.acknowledged + " of " + state.lastNumber + " records");
    }
    return state;
  }

  private static State of(ResultSet row) throws SQLException {
    return new State(
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
      throw new InconsistentFile("a journal id that is none: \"" + text + "\"");
    }
  }

  void write(Database database) throws SQLException {
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

  State withLastNumber(long number) {
    return new State(journal, number, acknowledged, lastReport, reportsDropped, bdSeq);
  }

  State withAcknowledged(long number) {
    return new State(journal, lastNumber, number, lastReport, reportsDropped, bdSeq);
  }

  State withLastReport(long number) {
    return new State(journal, lastNumber, acknowledged, number, reportsDropped, bdSeq);
  }

  State withMoreDropped(long reports) {
    return new State(
        journal, lastNumber, acknowledged, lastReport, reportsDropped + reports, bdSeq);
  }

  State withBdSeq(int number) {
    return new State(journal, lastNumber, acknowledged, lastReport, reportsDropped, number);
  }
}
