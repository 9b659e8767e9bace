package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal never takes more than its bytes, whatever it is fed. */
final class JournalBoundTest {

  private static final KioskRecord LARGE =
      new KioskRecord.Other("large", Instant.EPOCH, "x".repeat(3_000));

  private static final long SHARE = JournalByteBudget.of(JournalStorageSettings.MIN_SIZE).pages();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

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

  private long bytesOnDisk() {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void storeReports(int from, int to) {
    for (int i = from; i < to; i++) {
      done(
          journal.storeReports(List.of(Journals.wholeReport(VirtualLoop.START.plusSeconds(i), i))));
    }
  }

  private long fillWithRecords() {
    return fillWith(LARGE) + fillWith(Journals.record(1));
  }

  private long fillWith(KioskRecord record) {
    long appended = 0;
    while (true) {
      Future<Long> next = journal.append(record);
      assertThat(bytesOnDisk()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
      if (next.failed()) {
        assertThat(next.cause())
            .isInstanceOfSatisfying(
                JournalException.class,
                e -> assertThat(e.fault()).isEqualTo(JournalException.Fault.FULL))
            .hasMessageContaining("records wait for the fleet");
        return appended;
      }
      appended++;
    }
  }

  @Test
  void theOldestReportsGiveWayAndAreCounted() {
    storeReports(0, 4_000);
    JournalCounts counts = journal.counts();
    assertThat(counts.reportsDropped()).isPositive();
    assertThat(counts.reportsWaiting() + counts.reportsDropped()).isEqualTo(4_000);
    assertThat(bytesOnDisk()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
    assertThat(done(journal.oldestReports(1)).getFirst().report().measured())
        .isEqualTo(VirtualLoop.START.plusSeconds(counts.reportsDropped()));
    reopen();
    assertThat(journal.counts().reportsDropped()).isEqualTo(counts.reportsDropped());
    assertThat(journal.counts().reportsWaiting()).isEqualTo(counts.reportsWaiting());
  }

  @Test
  void recordsPushReportsOutButNeverEachOther() {
    storeReports(0, 1_000);
    long appended = fillWithRecords();
    assertThat(appended).isGreaterThan(100);
    assertThat(journal.counts().reportsWaiting()).isZero();
    assertThat(journal.counts().reportsDropped()).isEqualTo(1_000);
    List<JournalEntry> all = done(journal.recordsAfter(0, Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertThat(all).hasSize((int) appended);
  }

  @Test
  void whenRecordsFillTheJournalEverythingElseGoesOn() {
    long appended = fillWithRecords();
    done(journal.put("intent", "reboot"));
    assertThat(done(journal.get("intent"))).contains("reboot");
    // The fleet's services, and others after them, are the longest that is kept.
    for (String letter : List.of("é", "ع")) {
      String longest = letter.repeat(OfferedServicesDocument.MAX_LENGTH);
      done(journal.put("services", longest));
      assertThat(done(journal.get("services"))).contains(longest);
    }
    assertThat(bytesOnDisk()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
    assertThat(done(journal.nextBdSeq())).isZero();
    storeReports(0, 1);
    assertThat(journal.counts().reportsDropped()).isEqualTo(1);
    reopen();
    assertThat(journal.counts().recordsWaiting()).isEqualTo(appended);
    assertThat(done(journal.acknowledge(journal.id(), appended / 2))).isEqualTo(appended / 2);
    assertThat(done(journal.append(LARGE))).isEqualTo(appended + 1);
  }

  @Test
  void theJournalCanBeFilledAndEmptiedForEver() {
    for (int round = 0; round < 5; round++) {
      assertThat(fillWithRecords()).isGreaterThan(100);
      long last = journal.counts().lastNumber();
      assertThat(done(journal.acknowledge(journal.id(), last))).isEqualTo(last);
      assertThat(journal.counts().recordsWaiting()).isZero();
    }
  }

  @Test
  void spaceThatComesFreeIsGivenBackToTheDisk() {
    long appended = fillWithRecords();
    reopen();
    long full = bytesOnDisk();
    for (long number = 10; number <= appended; number += 10) {
      assertThat(done(journal.acknowledge(journal.id(), number))).isEqualTo(number);
      loop.pass(JournalStorageSettings.STANDARD_KEEP);
    }
    reopen();
    assertThat(bytesOnDisk()).isLessThan(full * 3 / 4);
  }

  @Test
  void theSpaceOfReportsThatWereSentIsGivenBackToo() {
    storeReports(0, 3_000);
    reopen();
    long full = bytesOnDisk();
    long last = done(journal.oldestReports(5_000)).getLast().number();
    for (long number = last % 10; number <= last; number += 10) {
      done(journal.removeReports(number));
    }
    reopen();
    assertThat(bytesOnDisk()).isLessThan(full * 3 / 4);
  }

  /** A part of it at a time. */
  @Test
  void theSpaceOfWhatIsForgottenIsGivenBackToo() {
    long appended = fillWithRecords();
    reopen();
    long full = bytesOnDisk();
    assertThat(done(journal.acknowledge(journal.id(), appended))).isEqualTo(appended);
    done(journal.forgetAcknowledged());
    reopen();
    assertThat(bytesOnDisk()).isLessThan(full);
  }

  /** A small record takes two pages at most: its own, and one of the tree above it. */
  @Test
  void recordsFillTheirShareToTheLastPageAndNoFurther() throws SQLException {
    assertThat(fillWithRecords()).isPositive();
    assertThat(usedPages()).isBetween(SHARE - 1, SHARE);
  }

  /** The longest of them, in letters of three bytes each. */
  @Test
  void longRecordsStayWithinTheirShareToo() throws SQLException, IOException {
    var longest = new KioskRecord.Other("long", Instant.EPOCH, "€".repeat(4_000));
    for (int before = 0; before < 3; before++) {
      // Each time the last of them begins at another page.
      for (int i = 0; i < before; i++) {
        var _ = done(journal.append(LARGE));
      }
      assertThat(fillWith(longest)).isPositive();
      assertThat(usedPages()).isBetween(SHARE - 3, SHARE);
      Files.delete(folder.resolve("journal.db"));
      open();
    }
  }

  private long usedPages() throws SQLException {
    done(journal.close());
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      return statement.executeQuery("PRAGMA page_count").getLong(1)
          - statement.executeQuery("PRAGMA freelist_count").getLong(1);
    }
  }

  @Test
  void sixteenReportsGiveWayAtATime() {
    int stored = 0;
    while (journal.counts().reportsDropped() == 0) {
      storeReports(stored, stored + 1);
      stored++;
    }
    assertThat(journal.counts().reportsDropped()).isEqualTo(16);
    assertThat(journal.counts().reportsWaiting()).isEqualTo(stored - 16);
    assertThat(done(journal.oldestReports(1)).getFirst().number()).isEqualTo(17);
  }

  @Test
  void aBoundThatWasLoweredIsKeptFromThenOn() {
    done(journal.close());
    var wide =
        new JournalStorageSettings(
            folder.resolve("journal.db"), 4 * JournalStorageSettings.MIN_SIZE);
    journal = Journals.open(loop, wide).journal();
    storeReports(0, 4_000);
    assertThat(journal.counts().reportsWaiting()).isEqualTo(4_000);
    reopen();
    storeReports(0, 1);
    assertThat(journal.counts().reportsWaiting()).isLessThan(3_000);
  }

  @Test
  void aHugeAcknowledgementLeavesTheLogSmall() throws IOException {
    done(journal.close());
    var wide =
        new JournalStorageSettings(
            folder.resolve("journal.db"), 16 * JournalStorageSettings.MIN_SIZE);
    journal = Journals.open(loop, wide).journal();
    for (int i = 0; i < 6_000; i++) {
      assertThat(journal.append(Journals.record(i)).succeeded()).isTrue();
    }
    assertThat(done(journal.acknowledge(journal.id(), 6_000))).isEqualTo(6_000);
    assertThat(done(journal.recordsAfter(0, 10, 1_000))).isEmpty();
    assertThat(Files.size(folder.resolve("journal.db-wal")))
        .isLessThanOrEqualTo(JournalByteBudget.of(wide.largestBytes()).logBytes());
  }
}
