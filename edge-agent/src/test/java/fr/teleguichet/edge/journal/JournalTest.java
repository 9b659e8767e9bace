package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static fr.teleguichet.edge.journal.Journals.record;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
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
      done(journal.storeReport(Journals.report(VirtualLoop.START.plusSeconds(i), 40.5 + i)));
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
}
