package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of records, and what features keep of them beside it. */
final class JournalRecordRepository {

  private static final String INSERT =
      """
      INSERT INTO record (journal_id, number, type, occurred, received, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final List<JournalRecordSink> sinks;

  JournalRecordRepository(List<JournalRecordSink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /** Entries that continue their journal, in their order. */
  record Fresh(int kioskId, int journalId, List<JournalEntry> entries, Instant received) {}

  /** Stores the entries, those of one kiosk in the order in which they came. */
  void insert(Connection connection, List<Fresh> fresh) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    Map<Integer, List<JournalRecordSink.Placed>> placed = new LinkedHashMap<>();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Fresh it : fresh) {
        var records = placed.computeIfAbsent(it.kioskId(), _ -> new ArrayList<>());
        for (JournalEntry entry : it.entries()) {
          KioskRecord record = RecordCodec.decode(entry);
          add(insert, it, entry, record);
          records.add(
              new JournalRecordSink.Placed(it.kioskId(), it.journalId(), entry.number(), record));
        }
      }
      insert.executeBatch();
    }
    // Kiosk by kiosk, since sinks lock kiosks' rows, and those are locked in one order only.
    for (List<JournalRecordSink.Placed> ofKiosk : placed.values()) {
      for (JournalRecordSink sink : sinks) {
        sink.store(connection, ofKiosk);
      }
    }
  }

  /**
   * Only a survey that could be read stands in its own table; a damaged one is kept here, or it
   * would be lost.
   */
  private static void add(
      PreparedStatement insert, Fresh fresh, JournalEntry entry, KioskRecord record)
      throws SQLException {
    insert.setInt(1, fresh.journalId());
    insert.setLong(2, entry.number());
    insert.setString(3, entry.type());
    insert.setObject(4, StorableTimeClamp.utc(entry.occurred()));
    if (record instanceof KioskRecord.Survey) {
      insert.setNull(5, Types.TIMESTAMP);
      insert.setNull(6, Types.VARCHAR);
    } else {
      insert.setObject(5, StorableTimeClamp.utc(fresh.received()));
      insert.setString(6, entry.body());
    }
    insert.addBatch();
  }
}
