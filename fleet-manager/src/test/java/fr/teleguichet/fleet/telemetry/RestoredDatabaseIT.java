package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.HostApplication;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.MessageFaultCounter;
import fr.teleguichet.fleet.sparkplug.RebirthPolicy;
import fr.teleguichet.fleet.sparkplug.RecordedEvents;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The database goes back to an older state, as a restored backup does: what kiosks were told is
 * stored is not there any more.
 */
@ExtendWith(TestDatabase.class)
class RestoredDatabaseIT {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Database database;
  private final TestNode node = new TestNode("cauvaldor", "gramat");
  private final Kiosk kiosk = new Kiosk();
  private RecordedEvents events = new RecordedEvents();
  private HostApplication host = newHost();
  private StoreWriter store;

  RestoredDatabaseIT(Database database) {
    this.database = database;
    this.store = newStore();
  }

  @BeforeEach
  void start() {
    events = new RecordedEvents();
    host = newHost();
    store = newStore();
  }

  private HostApplication newHost() {
    return new HostApplication(
        IngestSettings.STANDARD,
        new PayloadDecoder(PayloadLimits.STANDARD),
        events,
        new MessageFaultCounter(),
        new RebirthPolicy(IngestSettings.STANDARD, new Random(5)));
  }

  private StoreWriter newStore() {
    return new StoreWriter(database.dataSource(), List.of(), new ManualClock(NOON));
  }

  /** A kiosk's journal and what it does about the host's commands. */
  private static final class Kiosk {
    final TreeMap<Long, JournalEntry> kept = new TreeMap<>();
    private long last;
    private long acknowledged;

    void write(int records) {
      for (int i = 0; i < records; i++) {
        last++;
        var record = new KioskRecord.Presence(NOON, 1, 0);
        kept.put(
            last,
            new JournalEntry(
                last, record.occurred(), RecordCodec.type(record), RecordCodec.body(record)));
      }
    }

    void forgetUpTo(long number) {
      kept.headMap(number, true).clear();
    }

    long oldest() {
      return kept.isEmpty() ? last + 1 : kept.firstKey();
    }

    /** Takes a command; answers whether records go again. */
    boolean obey(FleetCommand command) {
      return switch (command) {
        case FleetCommand.AcknowledgeRecords(_, long upTo) -> {
          acknowledged = Math.max(acknowledged, upTo);
          yield false;
        }
        case FleetCommand.ResumeRecords(_, long after) -> {
          long before = acknowledged;
          acknowledged = Math.max(after, oldest() - 1);
          yield acknowledged < before;
        }
        case FleetCommand.Rebirth _,
            FleetCommand.Care _,
            FleetCommand.OfferServices _,
            FleetCommand.ShowNotices _,
            FleetCommand.Unknown _ ->
            throw new AssertionError(command);
      };
    }

    List<JournalEntry> unacknowledged() {
      return List.copyOf(kept.tailMap(acknowledged, false).values());
    }
  }

  /** The kiosk is born and says what it keeps; then it sends what it believes to be missing. */
  private void talk(boolean says) throws SQLException {
    List<Metric> more = new ArrayList<>();
    if (says) {
      more.add(
          Metric.declared(
              NodeFact.JOURNAL_OLDEST.definition().name(),
              DataType.INT64,
              Value.of(kiosk.oldest()),
              NOON.toEpochMilli()));
    }
    send(node.birth(NOON, more));
    sendRecords();
    exchange();
  }

  private void sendRecords() {
    List<JournalEntry> entries = kiosk.unacknowledged();
    if (!entries.isEmpty()) {
      send(node.records(NOON, entries));
    }
  }

  private void send(TestNode.Sent message) {
    host.receive(message.topic(), message.payload(), NOON);
  }

  /** Each message is stored and answered before the next; the two must come to rest. */
  private void exchange() throws SQLException {
    Deque<StoreItem.OfRecords> works = new ArrayDeque<>();
    int stored = 0;
    do {
      events.works.subList(stored, events.works.size()).stream()
          .map(it -> new StoreItem.OfRecords(it.node(), it.journal(), it.entries(), Instant.EPOCH))
          .forEach(works::add);
      stored = events.works.size();
      while (!works.isEmpty()) {
        var batch = new StoreQueue.Batch(List.of(), List.of(works.remove()), List.of());
        if (store.write(batch).commands().values().stream().anyMatch(kiosk::obey)) {
          sendRecords();
        }
      }
    } while (stored < events.works.size() && stored < 100);
    assertThat(stored).as("kiosk and manager come to rest").isLessThan(100);
  }

  /** As an old backup would: later records are gone, and the mark is where it was. */
  private void restoreTo(long mark) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("DELETE FROM record WHERE number > ?", mark);
              handle.execute("DELETE FROM record_gap WHERE last_number > ?", mark);
              handle.execute("UPDATE journal SET acknowledged = ?", mark);
            });
    start();
  }

  private List<Long> numbers() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT number FROM record ORDER BY number")
                    .mapTo(Long.class)
                    .list());
  }

  private List<String> gaps() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CONCAT(first_number, '-', last_number) FROM record_gap ORDER BY 1")
                    .mapTo(String.class)
                    .list());
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void whatWasAcknowledgedAfterTheBackupIsAllThereAfterTheRestore() throws SQLException {
    kiosk.write(5);
    talk(true);
    kiosk.write(5);
    talk(true);
    assertThat(numbers()).isEqualTo(range(1, 10));
    assertThat(kiosk.unacknowledged()).isEmpty();

    restoreTo(5);
    talk(true);

    assertThat(numbers()).isEqualTo(range(1, 10));
    assertThat(gaps()).isEmpty();
    assertThat(kiosk.unacknowledged()).isEmpty();
  }

  @Test
  void recordsMadeInTheMeantimeComeWithTheOthersAndOnce() throws SQLException {
    kiosk.write(10);
    talk(true);
    restoreTo(3);
    kiosk.write(4);
    talk(true);
    talk(true);

    assertThat(numbers()).isEqualTo(range(1, 14));
    assertThat(kiosk.unacknowledged()).isEmpty();
  }

  @Test
  void aDatabaseThatIsAllNewTakesWhatTheKioskStillHas() throws SQLException {
    kiosk.write(10);
    talk(true);
    kiosk.forgetUpTo(4);
    restoreTo(0);
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM journal"));
    kiosk.write(1);
    talk(true);

    assertThat(numbers()).isEqualTo(range(5, 11));
    assertThat(gaps()).containsExactly("1-4");
  }

  /** A true gap is stored as one, and nothing waits for it. */
  @Test
  void whatTheKioskDoesNotHaveAnyMoreIsAGapAndBlocksNothing() throws SQLException {
    kiosk.write(10);
    talk(true);
    kiosk.forgetUpTo(8);
    restoreTo(5);
    talk(true);

    assertThat(numbers()).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 9L, 10L));
    assertThat(gaps()).containsExactly("6-8");
    kiosk.write(1);
    talk(true);
    assertThat(numbers()).endsWith(9L, 10L, 11L);
    assertThat(gaps()).containsExactly("6-8");
  }

  @Test
  void aKioskThatKeptNothingLeavesAGapEvenBeforeItsNextRecord() throws SQLException {
    kiosk.write(10);
    talk(true);
    kiosk.forgetUpTo(10);
    restoreTo(5);
    talk(true);

    assertThat(gaps()).containsExactly("6-10");
    kiosk.write(1);
    talk(true);
    assertThat(numbers()).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 11L));
  }

  @Test
  void aKioskOfTheFormerVersionIsNotStuckEither() throws SQLException {
    kiosk.write(10);
    talk(false);
    kiosk.forgetUpTo(10);
    restoreTo(5);
    kiosk.write(2);
    talk(false);

    assertThat(numbers()).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 11L, 12L));
    assertThat(gaps()).containsExactly("6-10");
    assertThat(kiosk.unacknowledged()).isEmpty();
  }

  @Test
  void anOldestRecordThatIsOutOfAllBoundsIsNotBelieved() throws SQLException {
    kiosk.write(3);
    talk(true);
    send(
        node.birth(
            NOON,
            List.of(
                Metric.declared(
                    NodeFact.JOURNAL_OLDEST.definition().name(),
                    DataType.INT64,
                    Value.of(Long.MAX_VALUE),
                    NOON.toEpochMilli()))));
    exchange();

    assertThat(gaps()).isEmpty();
    kiosk.write(1);
    talk(true);
    assertThat(numbers()).isEqualTo(range(1, 4));
  }
}
