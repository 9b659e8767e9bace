package fr.teleguichet.edge.journal;

import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The journal's file, used by one thread that may block. Methods are called between {@link #begin}
 * and {@link #commit}; what they change is safe only after that.
 */
final class JournalDatabase implements AutoCloseable {

  /** Reports that give way at once, so that whole pages come free. */
  private static final int DROPPED_TOGETHER = 16;

  /** Acknowledged records that give way at once. */
  private static final int FORGOTTEN_TOGETHER = 64;

  /** Acknowledged rows that one transaction deletes, so that the write-ahead log stays small. */
  private static final int DELETED_TOGETHER = 2_000;

  private final Path path;
  private final JournalByteBudget budget;
  private final SqliteConnection database;
  private final RecordRetention retention;
  private JournalMarks state;
  private long firstReport;
  private long firstRecord;
  private long expired;

  private JournalDatabase(
      JournalStorageSettings settings, JournalByteBudget budget, SqliteConnection database)
      throws SQLException {
    this.path = settings.file();
    this.budget = budget;
    this.database = database;
    this.retention = new RecordRetention(database, settings.keep());
    this.state = JournalMarks.read(database);
    this.firstReport = readFirstReport();
    this.firstRecord = readFirstRecord();
  }

  /**
   * How an acknowledgement was taken.
   *
   * @param mark up to where records are acknowledged now
   * @param isMoreExpired whether {@link #sweep} has something to do
   */
  record Taken(long mark, boolean isMoreExpired) {}

  /** Opens the file, makes or migrates it, and checks it from end to end. */
  static JournalDatabase open(JournalStorageSettings settings, Supplier<UUID> ids)
      throws SQLException {
    JournalByteBudget budget = JournalByteBudget.of(settings.largestBytes());
    SqliteConnection database = SqliteConnection.open(settings.file(), budget);
    try {
      JournalSchema.prepare(database, ids);
      return new JournalDatabase(settings, budget, database);
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  UUID id() {
    return state.journal();
  }

  long transactionBytes() {
    return budget.transactionBytes();
  }

  /** Writes a record; answers its number. */
  long append(Instant occurred, String type, String body) throws SQLException {
    makeRoomForRecord(type.length() + 3L * body.length());
    long number = state.lastNumber() + 1;
    var entry = new JournalEntry(number, occurred, type, body);
    var _ =
        database.update(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            entry.number(),
            entry.occurred().toEpochMilli(),
            entry.type(),
            entry.body());
    set(state.withLastNumber(number));
    return number;
  }

  private void makeRoomForRecord(long bytes) throws SQLException {
    if (!makeRoom(bytes)) {
      throw new JournalException(
          JournalException.Fault.FULL,
          "the journal is full: "
              + state.recordsWaiting()
              + " records wait for the fleet; bring the kiosk online or allow the journal more"
              + " bytes");
    }
  }

  /**
   * Lets go what the fleet has already, then the oldest reports, until there is room; answers
   * whether there is.
   */
  private boolean makeRoom(long bytes) throws SQLException {
    long needed = bytes / JournalByteBudget.PAGE + 2;
    while (usedPages() + needed > budget.pages()) {
      if (delete(state.acknowledged(), FORGOTTEN_TOGETHER) == 0 && !dropOldestReports()) {
        return false;
      }
    }
    return true;
  }

  private long usedPages() throws SQLException {
    return database.pragmaNumber("page_count") - database.pragmaNumber("freelist_count");
  }

  private boolean dropOldestReports() throws SQLException {
    long last = Math.min(state.lastReport(), firstReport + DROPPED_TOGETHER - 1);
    int dropped = database.update("DELETE FROM report WHERE number <= ?", last);
    if (dropped == 0) {
      return false;
    }
    firstReport = last + 1;
    set(state.withMoreDropped(dropped));
    return true;
  }

  /** Records after the number, in order: at least one if there is one, else within both limits. */
  List<JournalEntry> recordsAfter(long number, int maxRows, int maxBytes) throws SQLException {
    List<JournalEntry> found =
        database.list(
            "SELECT number, occurred, type, body FROM record WHERE number > ? ORDER BY number"
                + " LIMIT ?",
            row ->
                new JournalEntry(
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getString(3),
                    row.getString(4)),
            Math.max(number, state.acknowledged()),
            maxRows);
    List<JournalEntry> within = new ArrayList<>();
    long bytes = 0;
    for (JournalEntry entry : found) {
      bytes += Journal.sizeOf(entry);
      if (bytes > maxBytes && !within.isEmpty()) {
        break;
      }
      within.add(entry);
    }
    return within;
  }

  /**
   * Moves the mark forwards; the caller made sure that the number is one of this journal's. Records
   * that have been acknowledged for long enough begin to go.
   */
  Taken acknowledge(long upTo, Instant now) throws SQLException {
    if (upTo <= state.acknowledged()) {
      return new Taken(state.acknowledged(), false);
    }
    set(state.withAcknowledged(upTo));
    expired = Math.max(expired, retention.acknowledged(upTo, now));
    return new Taken(upTo, firstRecord <= expired);
  }

  /**
   * Moves the mark to where the fleet has everything, backwards too, but not to before what is
   * still here.
   */
  Taken resume(long after, Instant now) throws SQLException {
    if (after >= state.acknowledged()) {
      return acknowledge(after, now);
    }
    long mark = Math.max(after, firstRecord - 1);
    set(state.withAcknowledged(mark));
    retention.resumed(mark);
    expired = Math.min(expired, mark);
    return new Taken(mark, false);
  }

  /** Deletes a piece of what has been kept for long enough; answers whether more is left. */
  boolean sweep() throws SQLException {
    int deleted = delete(Math.min(expired, state.acknowledged()), DELETED_TOGETHER);
    shorten();
    return deleted == DELETED_TOGETHER;
  }

  /** Deletes a piece of what is acknowledged, however young; answers whether more is left. */
  boolean forget() throws SQLException {
    int deleted = delete(state.acknowledged(), DELETED_TOGETHER);
    shorten();
    return deleted == DELETED_TOGETHER;
  }

  /** Deletes the oldest records up to the number, at most so many; answers how many. */
  private int delete(long upTo, int most) throws SQLException {
    int deleted =
        database.update(
            "DELETE FROM record WHERE number <= ? AND number < ?", upTo, firstRecord + most);
    firstRecord = readFirstRecord();
    return deleted;
  }

  /** Stores a report. When records fill the journal it is dropped, and counted as such. */
  void store(HealthReport report) throws SQLException {
    byte[] content = ReportCodec.encode(report);
    if (!makeRoom(content.length)) {
      set(state.withMoreDropped(1));
      return;
    }
    long number = state.lastReport() + 1;
    var _ = database.update("INSERT INTO report VALUES (?, ?)", number, content);
    set(state.withLastReport(number));
  }

  /** The oldest reports. One that can't be read any more is dropped and counted. */
  List<StoredReport> oldestReports(int max) throws SQLException {
    List<Row> rows =
        database.list(
            "SELECT number, content FROM report ORDER BY number LIMIT ?",
            row -> new Row(row.getLong(1), ReportCodec.decode(row.getBytes(2))),
            max);
    List<StoredReport> reports = new ArrayList<>();
    for (Row row : rows) {
      if (row.report().isPresent()) {
        reports.add(new StoredReport(row.number(), row.report().get()));
      } else {
        var _ = database.update("DELETE FROM report WHERE number = ?", row.number());
        set(state.withMoreDropped(1));
      }
    }
    return reports;
  }

  private record Row(long number, Optional<HealthReport> report) {}

  void removeReports(long upTo) throws SQLException {
    long last = Math.min(upTo, state.lastReport());
    var _ = database.update("DELETE FROM report WHERE number <= ?", last);
    firstReport = Math.max(firstReport, last + 1);
    shorten();
  }

  int nextBdSeq() throws SQLException {
    int next = state.bdSeq() < 0 ? 0 : SequenceNumber.after(state.bdSeq());
    set(state.withBdSeq(next));
    return next;
  }

  void put(String name, String content) throws SQLException {
    var _ = database.update("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, content);
  }

  Optional<String> get(String name) throws SQLException {
    return database
        .list("SELECT content FROM setting WHERE name = ?", row -> row.getString(1), name)
        .stream()
        .findFirst();
  }

  private void set(JournalMarks next) throws SQLException {
    next.write(database);
    state = next;
  }

  /** Gives space back to the disk once a good part of the file is free. */
  private void shorten() throws SQLException {
    if (database.pragmaNumber("freelist_count") > budget.sparePages()) {
      database.shorten(budget.pagesToShorten());
    }
  }

  void begin() throws SQLException {
    database.begin();
  }

  void commit() throws SQLException {
    database.commit();
  }

  /** Takes everything since {@link #begin} back. */
  void rollback() throws SQLException {
    database.rollback();
    state = JournalMarks.read(database);
    firstReport = readFirstReport();
    firstRecord = readFirstRecord();
  }

  private long readFirstRecord() throws SQLException {
    return database.single(
        "SELECT ifnull(min(number), ?) FROM record", row -> row.getLong(1), state.lastNumber() + 1);
  }

  private long readFirstReport() throws SQLException {
    return database.single(
        "SELECT ifnull(min(number), ?) FROM report", row -> row.getLong(1), state.lastReport() + 1);
  }

  JournalCounts counts() {
    return new JournalCounts(
        state.lastNumber(),
        state.acknowledged(),
        firstRecord,
        state.lastReport() - firstReport + 1,
        state.reportsDropped(),
        size(path) + size(QuarantinedJournalFile.logOf(path)));
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
