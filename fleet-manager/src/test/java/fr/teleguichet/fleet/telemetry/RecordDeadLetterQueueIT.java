package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A record that meets a fault of ours keeps neither itself nor those behind it from coming. */
@ExtendWith(TestDatabase.class)
final class RecordDeadLetterQueueIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");
  private static final KioskRecord SURVEY =
      new KioskRecord.Survey(
          new ServiceCode("carsat"),
          LocalDate.parse("2026-11-23"),
          KioskRecord.Satisfaction.SATISFIED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final Database database;
  private final ManualClock clock = new ManualClock(NOON);
  private final StoreHealth health = new StoreHealth();
  private final List<FleetCommand> commands = new ArrayList<>();
  private final List<JournalRecordSink.Placed> taken = new ArrayList<>();
  private final RecordDeadLetterQueue aside;

  RecordDeadLetterQueueIT(Database database) {
    this.database = database;
    this.aside = new RecordDeadLetterQueue(database.dataSource(), clock);
  }

  /** Writes before it fails, so that what it wrote must be gone. */
  private void failsAtTheSecond(Connection transaction, List<JournalRecordSink.Placed> records)
      throws SQLException {
    for (JournalRecordSink.Placed placed : records) {
      try (var statement = transaction.createStatement()) {
        int _ = statement.executeUpdate("UPDATE kiosk SET name = name");
      }
      if (placed.number() == 2) {
        throw new IllegalStateException("a fault of ours");
      }
      taken.add(placed);
    }
  }

  private void takes(Connection transaction, List<JournalRecordSink.Placed> records) {
    taken.addAll(records);
  }

  private void storeThree(KioskRecord second) {
    List<JournalEntry> entries =
        List.of(
            entry(1, new KioskRecord.Started(NOON, "power-on", "b")),
            entry(2, second),
            entry(3, new KioskRecord.Started(NOON, "update", "c")));
    RecordQueue queue = new RecordQueue(10);
    assertThat(
            queue.offer(
                new StoreItem.OfRecords(
                    GRAMAT,
                    new KioskJournalStatus(TestNode.JOURNAL, OptionalLong.of(1), true),
                    entries,
                    NOON)))
        .isTrue();
    StoreLoop loop =
        new StoreLoop(
            untilEmpty(queue),
            new StoreWriter(database.dataSource(), List.of(this::failsAtTheSecond), clock),
            new StoreWriter(database.dataSource(), List.of(aside), clock),
            health,
            (_, command) -> commands.add(command),
            clock,
            _ -> {
              throw new InterruptedException();
            });
    loop.run();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static StoreSource untilEmpty(RecordQueue queue) {
    return new StoreSource() {
      @Override
      public boolean awaitWork(long waitMillis) throws InterruptedException {
        if (queue.size() == 0) {
          Thread.currentThread().interrupt();
          return false;
        }
        return queue.awaitWork(waitMillis);
      }

      @Override
      public boolean isDue() {
        return queue.isDue();
      }

      @Override
      public StoreQueue.Batch take() {
        return queue.take();
      }
    };
  }

  private static JournalEntry entry(long number, KioskRecord record) {
    Instant occurred =
        record instanceof KioskRecord.Survey survey
            ? survey.week().atStartOfDay(ZoneOffset.UTC).toInstant()
            : NOON;
    return new JournalEntry(number, occurred, RecordCodec.type(record), RecordCodec.body(record));
  }

  private List<String> column(String sql) {
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  private List<Long> numbers() {
    return taken.stream().map(JournalRecordSink.Placed::number).toList();
  }

  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void itIsAcknowledgedAndKeptAndTheOthersReachTheirFeatures() {
    storeThree(new KioskRecord.Started(NOON, "crash", "b"));

    assertThat(commands).endsWith(new AcknowledgeRecords(TestNode.JOURNAL, 3));
    assertThat(column("SELECT CONCAT(number, body) FROM record ORDER BY number"))
        .hasSize(3)
        .element(1)
        .asString()
        .contains("crash");
    assertThat(column("SELECT number FROM record_set_aside")).containsExactly("2");
    assertThat(taken.stream().map(JournalRecordSink.Placed::number).distinct())
        .containsExactlyInAnyOrder(1L, 3L);
    assertThat(health.recordsAside()).isEqualTo(1);
    assertThat(health.refusedItems()).isZero();
  }

  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void aProgramWithoutTheFaultGivesItToItsFeaturesOnce() {
    storeThree(new KioskRecord.Started(NOON, "crash", "b"));
    taken.clear();

    assertThat(aside.retry(List.of(this::failsAtTheSecond))).isEqualTo(1);
    assertThat(taken).isEmpty();
    assertThat(aside.retry(List.of(this::takes))).isZero();
    assertThat(numbers()).containsExactly(2L);
    assertThat(taken.getFirst().record()).isEqualTo(new KioskRecord.Started(NOON, "crash", "b"));
    assertThat(aside.retry(List.of(this::takes))).isZero();
    assertThat(numbers()).containsExactly(2L);
  }

  /** The connection is lost with the first: the second was not even tried. */
  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void whatWasNotTriedIsStillSetAside() {
    storeThree(new KioskRecord.Started(NOON, "crash", "b"));
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO record_set_aside (journal_id, number, since)"
                        + " SELECT journal_id, 3, since FROM record_set_aside"));

    assertThat(aside.retry(List.of((transaction, _) -> transaction.close()))).isEqualTo(2);
  }

  /** Nobody shall know when somebody answered. */
  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void aSurveysAnswersAreNotAmongTheRecordsAndComeBackWhole() {
    storeThree(SURVEY);
    assertThat(column("SELECT COALESCE(body, received, 'none') FROM record WHERE number = 2"))
        .containsExactly("none");
    assertThat(column("SELECT since FROM record_set_aside"))
        .as("the Monday of its week")
        .containsExactly("2026-11-23 00:00:00.000");
    taken.clear();

    assertThat(aside.retry(List.of(this::takes))).isZero();

    assertThat(taken).extracting(JournalRecordSink.Placed::record).containsExactly(SURVEY);
    assertThat(column("SELECT number FROM record_set_aside")).isEmpty();
  }

  /** A kiosk's clock may be anything, and what comes again for ever is not helped. */
  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void aSurveyOfAWeekThatNoDatabaseHoldsIsSetAsideToo() {
    storeThree(
        new KioskRecord.Survey(
            new ServiceCode("carsat"),
            LocalDate.of(20_000, 1, 3),
            KioskRecord.Satisfaction.SATISFIED,
            Optional.empty(),
            Optional.empty()));

    assertThat(column("SELECT number FROM record_set_aside")).containsExactly("2");
  }

  @Test
  @ExpectedErrors("A record met a fault of ours; it is stored, set aside and acknowledged.")
  void itGoesWithItsRecord() {
    storeThree(new KioskRecord.Started(NOON, "crash", "b"));

    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM record"));

    assertThat(column("SELECT number FROM record_set_aside")).isEmpty();
  }
}
