package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.journal.KioskRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A feature that keeps records of its own kind in tables of its own, in the transaction that stores
 * the record.
 */
public interface JournalRecordSink {

  /**
   * A record with its place.
   *
   * @param kioskId the kiosk's row
   * @param journalId the journal's row
   * @param number the record's number in the journal
   * @param record what it says
   */
  record Placed(int kioskId, int journalId, long number, KioskRecord record) {}

  /**
   * Keeps those of the records that are of its kind. Each is given exactly once, unless the
   * transaction fails.
   */
  void store(Connection transaction, List<Placed> records) throws SQLException;
}
