package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that met a fault of ours when features were to keep them. They are stored and
 * acknowledged, so that those behind them come, and are given to the features again at each start:
 * a program without that fault begins with one.
 */
record RecordDeadLetterQueue(DataSource database, Clock clock) implements JournalRecordSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordDeadLetterQueue.class);

  private static final String INSERT =
      "INSERT INTO record_set_aside (journal_id, number, since, body) VALUES (?, ?, ?, ?)";
  private static final String LOCK =
      """
      SELECT j.kiosk_id, r.type, r.occurred, COALESCE(a.body, r.body) FROM record_set_aside a
      JOIN record r ON r.journal_id = a.journal_id AND r.number = a.number
      JOIN journal j ON j.id = a.journal_id
      WHERE a.journal_id = ? AND a.number = ? FOR UPDATE
      """;
  private static final String DELETE =
      "DELETE FROM record_set_aside WHERE journal_id = ? AND number = ?";

  private record Key(int journalId, long number) {
    void bind(PreparedStatement statement) throws SQLException {
      statement.setInt(1, journalId);
      statement.setLong(2, number);
    }
  }

  /** Sets the records aside, in the transaction that stores them. */
  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      for (Placed placed : records) {
        new Key(placed.journalId(), placed.number()).bind(insert);
        boolean isSurvey = placed.record() instanceof KioskRecord.Survey;
        insert.setObject(3, since(placed.record()));
        insert.setString(4, isSurvey ? RecordCodec.body(placed.record()) : null);
        insert.executeUpdate();
      }
    }
  }

  /** Of a survey nothing tells more than its week, neither here nor in the record's own row. */
  private LocalDateTime since(KioskRecord record) {
    boolean isSurvey = record instanceof KioskRecord.Survey;
    return StorableTimeClamp.utc(isSurvey ? record.occurred() : clock.instant());
  }

  /**
   * Gives each to the sinks, in a transaction of its own. Belongs to the thread that stores
   * records.
   *
   * @return how many are still set aside
   */
  int retry(List<JournalRecordSink> sinks) {
    int left = 0;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<Key> keys = keys(connection);
      left = keys.size();
      for (Key key : keys) {
        left -= isTaken(connection, key, sinks) ? 1 : 0;
      }
    } catch (SQLException | RuntimeException e) { // nothing may keep new records from being stored
      LOG.atWarn().setCause(e).log("Records that were set aside wait for the next start.");
    }
    if (left > 0) {
      LOG.atWarn().addKeyValue("records", left).log("Records are still set aside.");
    }
    return left;
  }

  private static List<Key> keys(Connection connection) throws SQLException {
    List<Key> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT journal_id, number FROM record_set_aside ORDER BY journal_id, number")) {
      while (row.next()) {
        keys.add(new Key(row.getInt(1), row.getLong(2)));
      }
    }
    connection.commit();
    return keys;
  }

  private static boolean isTaken(Connection connection, Key key, List<JournalRecordSink> sinks)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      key.bind(lock);
      key.bind(delete);
      try (ResultSet row = lock.executeQuery()) {
        if (row.next()) { // else another manager was faster
          List<Placed> placed = List.of(placed(row, key));
          for (JournalRecordSink sink : sinks) {
            sink.store(connection, placed);
          }
        }
      }
      delete.executeUpdate();
      connection.commit();
      return true;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      LOG.atWarn()
          .addKeyValue("journal", key.journalId())
          .addKeyValue("number", key.number())
          .setCause(e)
          .log("A record that was set aside meets a fault again.");
      return false;
    }
  }

  private static Placed placed(ResultSet row, Key key) throws SQLException {
    JournalEntry entry =
        new JournalEntry(
            key.number(),
            row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
            row.getString(2),
            row.getString(4));
    return new Placed(row.getInt(1), key.journalId(), key.number(), RecordCodec.decode(entry));
  }
}
