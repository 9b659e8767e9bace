package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static fr.teleguichet.edge.journal.Journals.record;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the fleet has stays on the kiosk for a while: a fleet manager that is restored from a backup
 * has lost what was acknowledged since.
 */
final class KeptRecordsTest {

  private static final Duration KEEP = Duration.ofDays(14);

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final VirtualLoop loop = new VirtualLoop();
  private final WallClock clock = new WallClock();
  private Journal journal;

  /** A clock that a test sets. */
  private static final class WallClock extends Clock {
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void open() {
    var settings = new JournalStorageSettings(file(), JournalStorageSettings.MIN_SIZE, KEEP);
    journal = done(Journal.open(loop, settings, clock, UUID::randomUUID)).journal();
  }

  @AfterEach
  void close() {
    done(journal.close());
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private void reopen() {
    close();
    open();
  }

  private void append(int records) {
    for (int i = 0; i < records; i++) {
      var _ = done(journal.append(record(journal.counts().lastNumber() + 1)));
    }
  }

  private void acknowledgeAll() {
    var _ = done(journal.acknowledge(journal.id(), journal.counts().lastNumber()));
  }

  private List<Long> waiting() {
    return done(journal.recordsAfter(0, Integer.MAX_VALUE, Integer.MAX_VALUE)).stream()
        .map(JournalEntry::number)
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void whatWasAcknowledgedIsSentAgainOnceTheFleetHasLostIt() {
    append(10);
    acknowledgeAll();
    assertThat(waiting()).isEmpty();
    reopen();

    assertThat(done(journal.resume(journal.id(), 4))).isEqualTo(4);

    assertThat(waiting()).isEqualTo(range(5, 10));
    reopen();
    assertThat(waiting()).as("after a crash too").isEqualTo(range(5, 10));
    assertThat(journal.counts().recordsWaiting()).isEqualTo(6);
  }

  @Test
  void aMarkAheadOfOursIsAnAcknowledgementAndOneOfAnotherJournalIsNothing() {
    append(10);

    assertThat(done(journal.resume(journal.id(), 6))).isEqualTo(6);
    assertThat(done(journal.resume(journal.id(), 11))).as("never given").isEqualTo(6);
    assertThat(done(journal.resume(UUID.randomUUID(), 0))).isEqualTo(6);

    assertThat(waiting()).isEqualTo(range(7, 10));
  }

  @Test
  void recordsGoOnceTheyHaveBeenAcknowledgedForTheirTime() {
    append(10);
    clock.pass(Duration.ofDays(30));
    acknowledgeAll();
    for (int hour = 0; hour <= 13 * 24; hour += 2) {
      append(1);
      acknowledgeAll();
      clock.pass(Duration.ofHours(2));
    }
    assertThat(journal.counts().oldest()).as("counted from the acknowledgement").isEqualTo(1);

    clock.pass(Duration.ofDays(1));
    append(1);
    acknowledgeAll();

    assertThat(journal.counts().oldest()).isBetween(11L, 13L);
  }

  @Test
  void aClockThatLeapsAheadLeavesNearlyEverythingWhereItIs() {
    for (int hour = 0; hour < 100; hour++) {
      append(1);
      acknowledgeAll();
      clock.pass(Duration.ofHours(1));
    }

    clock.pass(Duration.ofDays(20 * 365));
    append(1);
    acknowledgeAll();
    append(1);
    acknowledgeAll();
    clock.pass(Duration.ofDays(-20 * 365));
    append(1);
    acknowledgeAll();

    assertThat(journal.counts().oldest()).isEqualTo(3);
    assertThat(done(journal.resume(journal.id(), 0))).isEqualTo(2);
    assertThat(waiting()).isEqualTo(range(3, 103));
  }

  /** One mark an hour: the first acknowledgement after an hour is the next. */
  @Test
  void recordsGoAtTheirTimeAndNotAMillisecondBefore() {
    append(1);
    acknowledgeAll();
    clock.pass(Duration.ofHours(1).minusMillis(1));
    append(1);
    acknowledgeAll();
    clock.pass(Duration.ofMillis(1));
    append(1);
    acknowledgeAll();
    clock.pass(KEEP.minusHours(1).minusMillis(1));
    append(1);
    acknowledgeAll();
    assertThat(journal.counts().oldest()).as("a millisecond too early").isEqualTo(1);

    clock.pass(Duration.ofHours(1));
    append(1);
    acknowledgeAll();
    assertThat(journal.counts().oldest()).as("those of the first mark").isEqualTo(2);

    clock.pass(Duration.ofHours(1));
    append(1);
    acknowledgeAll();
    assertThat(journal.counts().oldest()).as("those of the second").isEqualTo(4);
  }

  @Test
  void whatIsNotAcknowledgedStaysHoweverOldItIs() {
    append(5);
    var _ = done(journal.acknowledge(journal.id(), 2));
    clock.pass(Duration.ofDays(400));
    var _ = done(journal.acknowledge(journal.id(), 3));

    assertThat(waiting()).isEqualTo(range(4, 5));
    assertThat(journal.counts().oldest()).isEqualTo(3);
  }

  /** In pieces, one after the other. */
  @Test
  void howeverManyHaveExpiredTheyAllGo() {
    append(4_100);
    acknowledgeAll();
    clock.pass(KEEP);
    append(1);
    acknowledgeAll();

    assertThat(journal.counts().oldest()).isEqualTo(4_101);
  }

  /** What the fleet lost has a new time once it has it again. */
  @Test
  void recordsThatWereSentAgainAreKeptAnew() {
    append(5);
    acknowledgeAll();
    clock.pass(Duration.ofDays(13));
    var _ = done(journal.resume(journal.id(), 0));
    acknowledgeAll();
    clock.pass(Duration.ofDays(2));
    append(1);
    acknowledgeAll();

    assertThat(journal.counts().oldest()).isEqualTo(1);
  }

  @Test
  void recordsThatWereSentAgainAreKeptAnewWithThoseAfterThem() {
    append(5);
    acknowledgeAll();
    clock.pass(Duration.ofDays(13));
    var _ = done(journal.resume(journal.id(), 0));
    append(1);
    acknowledgeAll();
    clock.pass(Duration.ofDays(2));
    append(1);
    acknowledgeAll();
    assertThat(journal.counts().oldest()).isEqualTo(1);

    clock.pass(Duration.ofDays(12));
    append(1);
    acknowledgeAll();
    assertThat(journal.counts().oldest()).isEqualTo(7);
  }

  /** The broker may bring the same word twice. */
  @Test
  void anAcknowledgementThatComesAgainKeepsRecordsNoLonger() {
    append(5);
    acknowledgeAll();
    clock.pass(KEEP.minusHours(2));
    acknowledgeAll();
    clock.pass(Duration.ofHours(2));
    append(1);
    acknowledgeAll();

    assertThat(journal.counts().oldest()).isEqualTo(6);
  }

  /** A reset takes what the fleet has, in pieces, however young, and nothing else. */
  @Test
  void whatIsForgottenIsWhatTheFleetHas() {
    append(2_100);
    acknowledgeAll();
    append(5);

    done(journal.forgetAcknowledged());

    assertThat(journal.counts().oldest()).isEqualTo(2_101);
    assertThat(waiting()).isEqualTo(range(2_101, 2_105));
    assertThat(done(journal.resume(journal.id(), 0))).as("nothing to send again").isEqualTo(2_100);
    reopen();
    assertThat(waiting()).as("after a crash too").isEqualTo(range(2_101, 2_105));
  }

  /** A full journal gives what the fleet has, and then the reports; what it has not, never. */
  @Test
  void keptRecordsGiveWayToNewOnesBeforeReportsDo() {
    var large = new KioskRecord.Other("large", Instant.EPOCH, "x".repeat(3_000));
    done(journal.storeReports(List.of(Journals.wholeReport(clock.instant(), 1))));
    for (int i = 0; i < 1_000; i++) {
      var _ = done(journal.append(large));
      acknowledgeAll();
    }
    assertThat(journal.counts().oldest()).isBetween(700L, 999L);
    assertThat(journal.counts().reportsWaiting()).isEqualTo(1);
    assertThat(journal.counts().bytes()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);

    long acknowledged = journal.counts().acknowledged();
    int waiting = 0;
    while (journal.append(large).succeeded()) {
      waiting++;
    }

    assertThat(journal.counts().oldest()).isEqualTo(acknowledged + 1);
    assertThat(waiting()).hasSize(waiting);
  }

  /** A file as the agent before this one left it, with a record that it had not swept yet. */
  @Test
  void aFormerAgentsFileOpensAndGoesOn() throws SQLException {
    UUID id = UUID.randomUUID();
    close();
    assertThat(file().toFile().delete()).isTrue();
    try (Connection former = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = former.createStatement()) {
      for (String sql : former(id).split(";", -1)) {
        statement.execute(sql.strip());
      }
    }

    open();

    assertThat(journal.id()).isEqualTo(id);
    assertThat(waiting()).isEqualTo(range(8, 9));
    append(1);
    acknowledgeAll();
    assertThat(done(journal.resume(id, 2))).isEqualTo(6);
    assertThat(waiting()).isEqualTo(range(7, 10));
  }

  /** An update that fails goes back to the former agent, and that one must open the file. */
  @Test
  void theFileStaysOneThatAFormerAgentOpens() throws SQLException {
    append(10);
    acknowledgeAll();
    append(2);
    close();
    try (Connection former = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = former.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(1);
      var waiting =
          statement.executeQuery(
              """
              SELECT (SELECT count(*) FROM record WHERE number > acknowledged),
                last_number - acknowledged FROM state
              """);
      assertThat(waiting.getLong(1)).isEqualTo(waiting.getLong(2)).isEqualTo(2);
    }
    open();
  }

  private static String former(UUID id) {
    return """
    PRAGMA page_size = 4096;
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    CREATE TABLE state (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      journal TEXT NOT NULL,
      last_number INTEGER NOT NULL,
      acknowledged INTEGER NOT NULL,
      last_report INTEGER NOT NULL,
      reports_dropped INTEGER NOT NULL,
      bd_seq INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE record (
      number INTEGER PRIMARY KEY,
      occurred INTEGER NOT NULL,
      type TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE report (
      number INTEGER PRIMARY KEY,
      content BLOB NOT NULL
    ) STRICT;
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO state VALUES (1, '%s', 9, 7, 0, 0, 41);
    INSERT INTO record VALUES (7, 1, 'care', '{}'), (8, 2, 'care', '{}'), (9, 3, 'care', '{}');
    PRAGMA application_id = 1416055406;
    PRAGMA user_version = 1
    """
        .formatted(id);
  }
}
