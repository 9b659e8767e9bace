package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.fleet.telemetry.StorableTimeClamp;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Keeps what journals say of updates that are over. */
public final class UpdateRecordSink implements JournalRecordSink {

  private static final String INSERT =
      """
      INSERT INTO update_record
        (journal_id, number, kiosk_id, occurred, action, part, version_from, version_to, ending,
         cause, failed_check)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    for (Placed placed : records) {
      if (placed.record() instanceof KioskRecord.Update update) {
        store(transaction, placed, update);
      }
    }
  }

  private static void store(Connection transaction, Placed placed, KioskRecord.Update told)
      throws SQLException {
    UpdateRecord update = UpdateRecord.of(told);
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      insert.setInt(1, placed.journalId());
      insert.setLong(2, placed.number());
      insert.setInt(3, placed.kioskId());
      insert.setObject(4, StorableTimeClamp.utc(told.occurred()));
      insert.setString(5, update.action());
      insert.setString(6, update.part());
      insert.setString(7, update.from());
      insert.setString(8, update.to());
      insert.setString(9, update.end());
      insert.setString(10, update.cause());
      insert.setString(11, update.check());
      insert.executeUpdate();
    }
  }
}
