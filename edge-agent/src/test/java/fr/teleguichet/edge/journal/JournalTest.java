package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static fr.teleguichet.edge.journal.Journals.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.teleguichet.edge.log.HeardLog;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  @TempDir Path folder;
  private final VirtualLoop loop = new VirtualLoop();
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journals.small(loop, folder);
  }

  @AfterEach
  void close() {
    done(journal.close());
  }

  private void reopen() {
    done(journal.close());
    journal = Journals.small(loop, folder);
  }

  @Test
  void recordsAreNumberedFromOneWithoutGaps() {
    assertThat(done(journal.append(record(1)))).isEqualTo(1);
    assertThat(done(journal.append(record(2)))).isEqualTo(2);
    reopen();
    assertThat(done(journal.append(record(3)))).isEqualTo(3);
    assertThat(done(journal.recordsAfter(0, 10, 10_000)))
        .extracting(JournalEntry::number)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aRecordComesBackAsItWasWritten() {
    var _ = done(journal.append(record(42)));
    JournalEntry entry = done(journal.recordsAfter(0, 1, 1)).getFirst();
    assertThat(RecordCodec.decode(entry)).isEqualTo(record(42));
  }

  @Test
  void acknowledgedRecordsAreGoneAndTheirNumbersAreNeverUsedAgain() {
    for (int i = 1; i <= 5; i++) {
      var _ = done(journal.append(record(i)));
    }
    assertThat(done(journal.acknowledge(journal.id(), 5))).isEqualTo(5);
    assertThat(done(journal.recordsAfter(0, 10, 10_000))).isEmpty();
    reopen();
    assertThat(journal.counts().acknowledged()).isEqualTo(5);
    assertThat(done(journal.append(record(6)))).isEqualTo(6);
  }

  @Test
  void anAcknowledgementOfAnotherJournalOrBeyondTheLastNumberChangesNothing() {
    var _ = done(journal.append(record(1)));
    assertThat(done(journal.acknowledge(UUID.randomUUID(), 1))).isZero();
    assertThat(done(journal.acknowledge(journal.id(), 2))).isZero();
    assertThat(journal.counts().recordsWaiting()).isEqualTo(1);
  }

  /** A fleet manager that goes on saying so would fill the log. */
  @Test
  void anAcknowledgementOfAnotherJournalIsToldOnce() {
    try (var log = HeardLog.of(Journal.class)) {
      var _ = done(journal.acknowledge(journal.id(), 0));
      assertThat(log.lines()).isEmpty();
      UUID other = UUID.randomUUID();
      var _ = done(journal.acknowledge(other, 7));
      var _ = done(journal.acknowledge(journal.id(), 2));
      assertThat(log.lines()).singleElement().asString().contains("upTo=7", other.toString());
    }
  }

  @Test
  void theJournalIdStaysWithTheFile() {
    UUID before = journal.id();
    reopen();
    assertThat(journal.id()).isEqualTo(before);
  }

  @Test
  void theBirthDeathNumberStartsAtZeroCountsThroughRestartsAndWrapsAfter255() {
    for (int i = 0; i < 256; i++) {
      if (i % 50 == 0) {
        reopen();
      }
      assertThat(done(journal.nextBdSeq())).isEqualTo(i);
    }
    assertThat(done(journal.nextBdSeq())).isZero();
  }

  @Test
  void reportsAreKeptOldestFirstUntilRemoved() {
    for (int i = 0; i < 3; i++) {
      done(
          journal.storeReports(
              List.of(Journals.report(VirtualLoop.START.plusSeconds(i), 40.5 + i))));
    }
    reopen();
    var reports = done(journal.oldestReports(2));
    assertThat(reports)
        .extracting(stored -> stored.report().measure(HealthMetric.CPU_TEMPERATURE))
        .containsExactly(Value.of(40.5), Value.of(41.5));
    done(journal.removeReports(reports.getLast().number()));
    assertThat(journal.counts().reportsWaiting()).isEqualTo(1);
  }

  @Test
  void aSettingIsFoundAgain() {
    done(journal.put("stop", "update"));
    done(journal.put("stop", "reboot"));
    reopen();
    assertThat(done(journal.get("stop"))).contains("reboot");
    assertThat(done(journal.get("nothing"))).isEmpty();
  }

  @Test
  void asManyRecordsAreHandedOutAsFitIntoRowsAndBytes() {
    for (int i = 1; i <= 4; i++) {
      var _ = done(journal.append(record(i)));
    }
    List<JournalEntry> all = done(journal.recordsAfter(0, 10, 10_000));
    int two = Journal.sizeOf(all.get(0)) + Journal.sizeOf(all.get(1));

    assertThat(done(journal.recordsAfter(0, 3, 10_000))).hasSize(3);
    assertThat(done(journal.recordsAfter(0, 10, two))).hasSize(2);
    assertThat(done(journal.recordsAfter(0, 10, two - 1))).hasSize(1);
    assertThat(done(journal.recordsAfter(0, 10, 1))).as("at least one").hasSize(1);
    assertThat(done(journal.recordsAfter(2, 10, 10_000)))
        .extracting(JournalEntry::number)
        .containsExactly(3L, 4L);
  }

  @Test
  void anEntryWeighsItsTextsAndWhatGoesWithEachRow() {
    assertThat(Journal.sizeOf(new JournalEntry(1, Instant.EPOCH, "abc", "{\"x\":1}")))
        .isEqualTo(24 + 3 + 7);
  }

  @Test
  void anAcknowledgementBelowAnEarlierOneChangesNothing() {
    for (int i = 1; i <= 5; i++) {
      var _ = done(journal.append(record(i)));
    }
    assertThat(done(journal.acknowledge(journal.id(), 4))).isEqualTo(4);
    assertThat(done(journal.acknowledge(journal.id(), 3))).isEqualTo(4);
    assertThat(done(journal.acknowledge(journal.id(), 4))).isEqualTo(4);
    assertThat(done(journal.recordsAfter(0, 10, 10_000))).hasSize(1);
  }

  @Test
  void aRecordAndItsSettingAreWrittenTogether() {
    assertThat(done(journal.append(record(1), "note", "text"))).isEqualTo(1);
    reopen();
    assertThat(done(journal.get("note"))).contains("text");
    assertThat(journal.counts().lastNumber()).isEqualTo(1);
  }

  @Test
  void aSettingIsAtMost64000CharactersWithItsName() {
    done(journal.put("name", "x".repeat(63_996)));
    assertThat(done(journal.get("name"))).map(String::length).contains(63_996);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.put("name", "x".repeat(63_997)))
        .withMessageContaining("\"name\" of 63997 characters");
  }

  @Test
  void onlyTheReportsThatWereSentAreRemoved() {
    for (int i = 0; i < 3; i++) {
      done(
          journal.storeReports(
              List.of(Journals.report(VirtualLoop.START.plusSeconds(i), 40.5 + i))));
    }
    done(journal.removeReports(2));
    assertThat(done(journal.oldestReports(5))).extracting(StoredReport::number).containsExactly(3L);
    done(journal.removeReports(1));
    assertThat(journal.counts().reportsWaiting()).isEqualTo(1);
    done(journal.removeReports(99));
    assertThat(journal.counts().reportsWaiting()).isZero();
    done(journal.storeReports(List.of(Journals.report(VirtualLoop.START, 1))));
    assertThat(done(journal.oldestReports(5))).extracting(StoredReport::number).containsExactly(4L);
    assertThat(journal.counts().reportsDropped()).isZero();
  }

  @Test
  void aReportThatCanNotBeReadIsDroppedAndCountedAndTheOthersAreKept() throws SQLException {
    for (int i = 0; i < 3; i++) {
      done(
          journal.storeReports(
              List.of(Journals.report(VirtualLoop.START.plusSeconds(i), 40.5 + i))));
    }
    done(journal.close());
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      var _ = statement.executeUpdate("UPDATE report SET content = x'010203' WHERE number = 2");
    }
    journal = Journals.small(loop, folder);

    assertThat(done(journal.oldestReports(5)))
        .extracting(StoredReport::number)
        .containsExactly(1L, 3L);
    assertThat(journal.counts().reportsDropped()).isEqualTo(1);
    reopen();
    assertThat(done(journal.oldestReports(5))).hasSize(2);
  }

  @Test
  void itSaysHowManyBytesItTakes() throws IOException {
    var _ = done(journal.append(record(1)));
    Path file = folder.resolve("journal.db");
    assertThat(journal.counts().bytes())
        .isEqualTo(Files.size(file) + Files.size(folder.resolve("journal.db-wal")));
  }

  @Test
  void whoeverListensHearsOfRecordsThatCameAndOfOldOnesThatWent() {
    List<Long> heard = new ArrayList<>();
    journal.listen(() -> heard.add(journal.counts().oldest()));
    var _ = done(journal.append(record(1)));
    assertThat(heard).containsExactly(1L);
    done(journal.put("name", "content"));
    var _ = done(journal.acknowledge(journal.id(), 1));
    assertThat(heard).as("nothing came and nothing went").hasSize(1);

    loop.pass(JournalStorageSettings.STANDARD_KEEP);
    var _ = done(journal.append(record(2)));
    var _ = done(journal.acknowledge(journal.id(), 2));
    loop.pass(JournalStorageSettings.STANDARD_KEEP);
    var _ = done(journal.append(record(3)));
    var _ = done(journal.acknowledge(journal.id(), 3));
    assertThat(heard).endsWith(3L);
    assertThat(journal.counts().oldest()).isEqualTo(3);
  }

  @Test
  void aClosedJournalRefusesEverythingAndMayBeClosedAgain() {
    done(journal.close());
    done(journal.close());
    assertThat(journal.put("a", "b").cause())
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.fault()).isEqualTo(JournalException.Fault.CLOSED))
        .hasMessage("the journal is closed");
    assertThat(journal.acknowledge(journal.id(), 0).failed()).isTrue();
    assertThat(journal.nextBdSeq().failed()).isTrue();
  }
}
