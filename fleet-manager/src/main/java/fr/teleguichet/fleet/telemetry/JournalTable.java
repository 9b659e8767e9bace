package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.device.FleetCommand.ResumeRecords;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of journals and records: each record once, in order, and without gaps but those that
 * nobody can fill any more.
 *
 * <p>A journal's row holds the number up to which all its records are stored. It is locked for the
 * length of the transaction, so two managers can't store the same record either.
 */
final class JournalTable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalTable.class);

  private static final String OPEN =
      """
      INSERT INTO journal (kiosk_id, uuid, first_seen) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE id = id
      """;
  private static final String LOCK =
      "SELECT id, acknowledged FROM journal WHERE kiosk_id = ? AND uuid = ? FOR UPDATE";
  private static final String INSERT =
      """
      INSERT INTO record (journal_id, number, type, occurred, received, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String MARK = "UPDATE journal SET acknowledged = ? WHERE id = ?";

  private static final String GAP =
      """
      INSERT INTO record_gap (journal_id, first_number, last_number, since, noticed)
      VALUES (?, ?, ?, (SELECT occurred FROM record WHERE journal_id = ? AND number = ?), ?)
      ON DUPLICATE KEY UPDATE last_number = VALUES(last_number)
      """;

  /** A number that is further away is not believed: no kiosk writes so many records. */
  private static final long MAX_GAP = 10_000_000;

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final List<JournalRecordSink> sinks;

  JournalTable(List<JournalRecordSink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /** A journal and how many records it has just turned out to lack. */
  private record Journal(int id, long acknowledged, long missing) {}

  /**
   * What came of a message.
   *
   * @param command what the kiosk may be told once the transaction is committed
   * @param missing how many records turned out to be lost
   */
  record Stored(FleetCommand command, long missing) {}

  /**
   * Stores those of the entries that continue the journal; others are either here already or must
   * be sent again after those that are missing. What the kiosk does not have any more is noted as a
   * gap and not waited for.
   */
  Stored store(Connection connection, int kioskId, StoreTask.OfRecords work) throws SQLException {
    KioskJournalStatus said = work.journal();
    Journal journal = acrossGap(connection, open(connection, kioskId, work), work);
    List<JournalEntry> fresh = continuing(journal.acknowledged(), work.entries());
    if (fresh.isEmpty()) {
      return new Stored(
          said.canResume() && isAhead(work.entries(), journal.acknowledged())
              ? new ResumeRecords(said.id(), journal.acknowledged())
              : new AcknowledgeRecords(said.id(), journal.acknowledged()),
          journal.missing());
    }
    insert(connection, journal.id(), fresh, work.received());
    List<JournalRecordSink.Placed> placed = new ArrayList<>(fresh.size());
    for (JournalEntry entry : fresh) {
      placed.add(
          new JournalRecordSink.Placed(
              kioskId, journal.id(), entry.number(), RecordCodec.decode(entry)));
    }
    for (JournalRecordSink sink : sinks) {
      sink.store(connection, placed);
    }
    long upTo = fresh.getLast().number();
    mark(connection, journal.id(), upTo);
    return new Stored(new AcknowledgeRecords(said.id(), upTo), journal.missing());
  }

  /** Whether the kiosk believes to be further than we are, or has just been born. */
  private static boolean isAhead(List<JournalEntry> entries, long acknowledged) {
    return entries.isEmpty() || entries.getFirst().number() > acknowledged + 1;
  }

  /** A kiosk that still has nothing of what comes next has lost it, or this database has. */
  private static Journal acrossGap(Connection connection, Journal journal, StoreTask.OfRecords work)
      throws SQLException {
    long first = journal.acknowledged() + 1;
    long oldest = work.journal().oldest().orElse(first);
    if (oldest <= first || oldest - first > MAX_GAP) {
      return journal;
    }
    LOG.atWarn()
        .addKeyValue("node", work.node())
        .addKeyValue("journal", work.journal().id())
        .addKeyValue("first", first)
        .addKeyValue("last", oldest - 1)
        .log("Records are missing that their kiosk does not have any more.");
    try (PreparedStatement insert = connection.prepareStatement(GAP)) {
      insert.setInt(1, journal.id());
      insert.setLong(2, first);
      insert.setLong(3, oldest - 1);
      insert.setInt(4, journal.id());
      insert.setLong(5, journal.acknowledged());
      insert.setObject(6, utc(work.received()));
      insert.executeUpdate();
    }
    mark(connection, journal.id(), oldest - 1);
    return new Journal(journal.id(), oldest - 1, oldest - first);
  }

  /** The entries after the mark, or none when the first of them is not the next one. */
  static List<JournalEntry> continuing(long acknowledged, List<JournalEntry> entries) {
    List<JournalEntry> fresh = entries.stream().filter(e -> e.number() > acknowledged).toList();
    return fresh.isEmpty() || fresh.getFirst().number() != acknowledged + 1 ? List.of() : fresh;
  }

  private static Journal open(Connection connection, int kioskId, StoreTask.OfRecords work)
      throws SQLException {
    UUID id = work.journal().id();
    Journal known = lock(connection, kioskId, id);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      insert.setInt(1, kioskId);
      insert.setString(2, id.toString());
      insert.setObject(3, utc(work.received()));
      insert.executeUpdate();
    }
    Journal made = lock(connection, kioskId, id);
    if (made == null) {
      throw new SQLException("the journal " + id + " is not there after its insertion");
    }
    return made;
  }

  private static @Nullable Journal lock(Connection connection, int kioskId, UUID uuid)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setInt(1, kioskId);
      select.setString(2, uuid.toString());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Journal(row.getInt(1), row.getLong(2), 0) : null;
      }
    }
  }

  private static void insert(
      Connection connection, int journalId, List<JournalEntry> entries, Instant received)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (JournalEntry entry : entries) {
        boolean survey = isSurvey(entry);
        insert.setInt(1, journalId);
        insert.setLong(2, entry.number());
        insert.setString(3, entry.type());
        insert.setObject(4, utc(entry.occurred()));
        if (survey) {
          insert.setNull(5, Types.TIMESTAMP);
          insert.setNull(6, Types.VARCHAR);
        } else {
          insert.setObject(5, utc(received));
          insert.setString(6, entry.body());
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Only a survey that could be read stands in its own table; a damaged one is kept here, or it
   * would be lost.
   */
  private static boolean isSurvey(JournalEntry entry) {
    return RecordCodec.decode(entry) instanceof KioskRecord.Survey;
  }

  private static void mark(Connection connection, int journalId, long upTo) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MARK)) {
      update.setLong(1, upTo);
      update.setInt(2, journalId);
      update.executeUpdate();
    }
  }

  /** DATETIME begins in the year 1000: a kiosk's clock may be anything. */
  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(clamped(instant), ZoneOffset.UTC);
  }

  private static Instant clamped(Instant instant) {
    if (instant.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }
}
