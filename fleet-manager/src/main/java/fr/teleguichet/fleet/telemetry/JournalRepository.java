package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.device.FleetCommand.ResumeRecords;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of journals, and with it that of records: each record once, in order, and without gaps
 * but those that nobody can fill any more. An instance belongs to one thread.
 *
 * <p>A journal's row holds the number up to which all its records are stored. It is locked for the
 * length of the transaction, so two managers can't store the same record either.
 *
 * <p>A batch of messages takes as many statements as one message, but for what its records say: on
 * a machine that is full each statement waits for a processor twice.
 */
final class JournalRepository {

  private static final Logger LOG = LoggerFactory.getLogger(JournalRepository.class);

  private static final String OPEN =
      """
      INSERT INTO journal (kiosk_id, uuid, first_seen) VALUES (?, ?, ?)
      ON DUPLICATE KEY UPDATE id = id
      """;
  private static final String KNOWN = "SELECT kiosk_id, uuid FROM journal WHERE kiosk_id IN (%s)";
  private static final String LOCK =
      "SELECT kiosk_id, uuid, id, acknowledged FROM journal WHERE kiosk_id IN (%s) FOR UPDATE";
  private static final String MARK = "UPDATE journal SET acknowledged = ? WHERE id = ?";

  private static final String GAP =
      """
      INSERT INTO record_gap (journal_id, first_number, last_number, since, noticed)
      VALUES (?, ?, ?, (SELECT occurred FROM record WHERE journal_id = ? AND number = ?), ?)
      ON DUPLICATE KEY UPDATE last_number = VALUES(last_number)
      """;

  /** A number that is further away is not believed: no kiosk writes so many records. */
  private static final long MAX_GAP = 10_000_000;

  private final JournalRecordRepository records;

  /** The journals whose rows are there: of each kiosk the last one that was looked for. */
  private final Map<Integer, String> opened = new HashMap<>();

  JournalRepository(List<JournalRecordSink> sinks) {
    this.records = new JournalRecordRepository(sinks);
  }

  /**
   * A journal's key.
   *
   * @param uuid as text, since one row of a kiosk that is no UUID must not keep its other journals
   *     from being stored
   */
  private record Key(int kioskId, String uuid) {
    static Key of(StoreItem.OfRecords work, ToIntFunction<StoreItem.OfRecords> kioskId) {
      return new Key(kioskId.applyAsInt(work), work.journal().id().toString());
    }
  }

  /** A locked row, and where the journal stands with what this transaction has stored. */
  private static final class Journal {
    final int id;
    final int kioskId;
    long acknowledged;
    boolean moved;

    Journal(int id, int kioskId, long acknowledged) {
      this.id = id;
      this.kioskId = kioskId;
      this.acknowledged = acknowledged;
    }

    void moveTo(long number) {
      acknowledged = number;
      moved = true;
    }
  }

  /**
   * What came of a batch.
   *
   * @param commands what each kiosk may be told once the transaction is committed: what came of its
   *     last message
   * @param missing how many records turned out to be lost
   */
  record Stored(Map<NodeAddress, FleetCommand> commands, long missing) {}

  /**
   * Makes the rows of journals that have none yet. Returns whether the database was asked: what
   * came of it is to be committed at once, since a new row locks its kiosk's, and what is locked
   * later must not be older for this transaction than it is.
   */
  boolean open(
      Connection connection,
      List<StoreItem.OfRecords> works,
      ToIntFunction<StoreItem.OfRecords> kioskId)
      throws SQLException {
    Map<Key, Instant> missing = new LinkedHashMap<>();
    for (StoreItem.OfRecords work : works) {
      Key key = Key.of(work, kioskId);
      if (!key.uuid().equals(opened.get(key.kioskId()))) {
        Object _ = missing.putIfAbsent(key, work.received());
      }
    }
    if (missing.isEmpty()) {
      return false;
    }
    Set<Key> looked = Set.copyOf(missing.keySet());
    select(
        connection,
        KNOWN,
        kiosks(looked),
        row -> missing.remove(new Key(row.getInt(1), row.getString(2))));
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      for (var it : missing.entrySet()) {
        insert.setInt(1, it.getKey().kioskId());
        insert.setString(2, it.getKey().uuid());
        insert.setObject(3, StorableTimeClamp.utc(it.getValue()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    looked.forEach(it -> opened.put(it.kioskId(), it.uuid()));
    return true;
  }

  /** The transaction was rolled back: rows that it made are gone. */
  void forget() {
    opened.clear();
  }

  /**
   * Stores those of the messages' entries that continue their journals; others are either here
   * already or must be sent again after those that are missing. What a kiosk does not have any more
   * is noted as a gap and not waited for.
   *
   * @param works those of one kiosk together and in the order in which they came
   */
  Stored store(
      Connection connection,
      List<StoreItem.OfRecords> works,
      ToIntFunction<StoreItem.OfRecords> kioskId)
      throws SQLException {
    if (works.isEmpty()) {
      return new Stored(Map.of(), 0);
    }
    Map<Key, Journal> journals = lock(connection, works, kioskId);
    Map<NodeAddress, FleetCommand> commands = new LinkedHashMap<>();
    List<JournalRecordRepository.Fresh> fresh = new ArrayList<>();
    long missing = 0;
    for (StoreItem.OfRecords work : works) {
      Journal journal = journals.get(Key.of(work, kioskId));
      if (journal == null) {
        throw new SQLException("the journal " + work.journal().id() + " is not there any more");
      }
      long lost = lost(journal, work);
      if (lost > 0) {
        // What the gap begins with must be there: it says since when records are missing.
        records.insert(connection, fresh);
        fresh.clear();
        noteGap(connection, journal, lost, work);
        missing += lost;
      }
      List<JournalEntry> entries = continuing(journal.acknowledged, work.entries());
      if (!entries.isEmpty()) {
        journal.moveTo(entries.getLast().number());
        fresh.add(
            new JournalRecordRepository.Fresh(
                journal.kioskId, journal.id, entries, work.received()));
      }
      Object _ = commands.put(work.node(), answer(work, journal, entries));
    }
    records.insert(connection, fresh);
    mark(connection, journals.values());
    return new Stored(commands, missing);
  }

  private static FleetCommand answer(
      StoreItem.OfRecords work, Journal journal, List<JournalEntry> fresh) {
    KioskJournalStatus said = work.journal();
    return fresh.isEmpty() && said.canResume() && isAhead(work.entries(), journal.acknowledged)
        ? new ResumeRecords(said.id(), journal.acknowledged)
        : new AcknowledgeRecords(said.id(), journal.acknowledged);
  }

  /** Whether the kiosk believes to be further than we are, or has just been born. */
  private static boolean isAhead(List<JournalEntry> entries, long acknowledged) {
    return entries.isEmpty() || entries.getFirst().number() > acknowledged + 1;
  }

  /** A kiosk that still has nothing of what comes next has lost it, or this database has. */
  private static long lost(Journal journal, StoreItem.OfRecords work) {
    long first = journal.acknowledged + 1;
    long oldest = work.journal().oldest().orElse(first);
    return oldest <= first || oldest - first > MAX_GAP ? 0 : oldest - first;
  }

  private static void noteGap(
      Connection connection, Journal journal, long lost, StoreItem.OfRecords work)
      throws SQLException {
    long first = journal.acknowledged + 1;
    long last = journal.acknowledged + lost;
    LOG.atWarn()
        .addKeyValue("node", work.node())
        .addKeyValue("journal", work.journal().id())
        .addKeyValue("first", first)
        .addKeyValue("last", last)
        .log("Records are missing that their kiosk does not have any more.");
    try (PreparedStatement insert = connection.prepareStatement(GAP)) {
      insert.setInt(1, journal.id);
      insert.setLong(2, first);
      insert.setLong(3, last);
      insert.setInt(4, journal.id);
      insert.setLong(5, journal.acknowledged);
      insert.setObject(6, StorableTimeClamp.utc(work.received()));
      insert.executeUpdate();
    }
    journal.moveTo(last);
  }

  /** The entries after the mark, or none when the first of them is not the next one. */
  static List<JournalEntry> continuing(long acknowledged, List<JournalEntry> entries) {
    List<JournalEntry> fresh = entries.stream().filter(e -> e.number() > acknowledged).toList();
    return fresh.isEmpty() || fresh.getFirst().number() != acknowledged + 1 ? List.of() : fresh;
  }

  private static Map<Key, Journal> lock(
      Connection connection,
      List<StoreItem.OfRecords> works,
      ToIntFunction<StoreItem.OfRecords> kioskId)
      throws SQLException {
    Map<Key, Journal> journals = new HashMap<>();
    select(
        connection,
        LOCK,
        works.stream().map(kioskId::applyAsInt).collect(Collectors.toCollection(TreeSet::new)),
        row ->
            journals.put(
                new Key(row.getInt(1), row.getString(2)),
                new Journal(row.getInt(3), row.getInt(1), row.getLong(4))));
    return journals;
  }

  private static Set<Integer> kiosks(Collection<Key> keys) {
    return keys.stream().map(Key::kioskId).collect(Collectors.toCollection(TreeSet::new));
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void select(
      Connection connection, String sql, Set<Integer> kiosks, RowReader reader)
      throws SQLException {
    String places = String.join(", ", Collections.nCopies(kiosks.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(sql.formatted(places))) {
      int place = 0;
      for (int kiosk : kiosks) {
        place++;
        select.setInt(place, kiosk);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static void mark(Connection connection, Collection<Journal> journals)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MARK)) {
      for (Journal journal : journals) {
        if (journal.moved) {
          update.setLong(1, journal.acknowledged);
          update.setInt(2, journal.id);
          update.addBatch();
        }
      }
      update.executeBatch();
    }
  }
}
