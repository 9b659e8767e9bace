package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences of calls against a model made of collections, compared after each. */
final class JournalModelTest {

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final VirtualLoop loop = new VirtualLoop();
  private final List<Kept> records = new ArrayList<>();
  private final Deque<Instant> reports = new ArrayDeque<>();
  private final Map<String, String> settings = new HashMap<>();
  private long lastNumber;
  private long acknowledged;
  private long stored;
  private long removed;
  private int bdSeq = -1;

  private record Kept(long number, KioskRecord record) {}

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void theJournalDoesWhatTheModelSays(long seed) {
    var random = new Random(seed);
    Journal journal = Journals.small(loop, folder);
    UUID id = journal.id();
    for (int step = 0; step < 700; step++) {
      if (random.nextInt(40) == 0) {
        done(journal.close());
        journal = Journals.small(loop, folder);
        assertThat(journal.id()).isEqualTo(id);
      }
      act(journal, random, step);
      compare(journal);
    }
    assertThat(journal.counts().reportsDropped()).as("the bound was met").isPositive();
    done(journal.close());
  }

  private void act(Journal journal, Random random, int step) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> append(journal, random);
      case 3, 4, 5 -> store(journal, random.nextInt(30), step);
      case 6 -> {
        if (random.nextInt(3) > 0) {
          acknowledge(journal, random);
        } else {
          resume(journal, random);
        }
        loop.pass(Duration.ofHours(random.nextInt(100)));
      }
      case 7 -> remove(journal, random);
      case 8 -> {
        bdSeq = (bdSeq + 1) % 256;
        assertThat(done(journal.nextBdSeq())).isEqualTo(bdSeq);
      }
      default -> {
        settings.put("key" + random.nextInt(5), "value" + step);
        settings.forEach((name, content) -> done(journal.put(name, content)));
      }
    }
  }

  private void append(Journal journal, Random random) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      var record =
          new KioskRecord.Other(
              "t" + lastNumber,
              Instant.ofEpochMilli(random.nextInt(1_000_000)),
              "é".repeat(random.nextInt(2_000)));
      Future<Long> number = journal.append(record);
      if (number.succeeded()) {
        lastNumber++;
        assertThat(number.result()).isEqualTo(lastNumber);
        records.add(new Kept(lastNumber, record));
      } else {
        assertThat(number.cause()).hasMessageContaining("the journal is full");
        assertThat(journal.counts().reportsWaiting()).isZero();
        assertThat(journal.counts().oldest()).isEqualTo(acknowledged + 1);
      }
    }
  }

  private void store(Journal journal, int number, int step) {
    for (int i = 0; i < number; i++) {
      Instant measured = Instant.ofEpochSecond(step, i);
      Instant toTheMillisecond = Instant.ofEpochMilli(measured.toEpochMilli());
      done(journal.storeReports(List.of(Journals.wholeReport(toTheMillisecond, step))));
      stored++;
      reports.add(toTheMillisecond);
    }
  }

  /** What is acknowledged is here for as long as nothing needs its room. */
  private void resume(Journal journal, Random random) {
    long after = random.nextLong(lastNumber + 1);
    long oldest = journal.counts().oldest();
    acknowledged = after >= acknowledged ? after : Math.max(after, oldest - 1);
    assertThat(done(journal.resume(journal.id(), after))).isEqualTo(acknowledged);
  }

  private void acknowledge(Journal journal, Random random) {
    long upTo = random.nextLong(lastNumber + 3);
    boolean isOurs = random.nextInt(4) > 0;
    if (isOurs && upTo <= lastNumber) {
      acknowledged = Math.max(acknowledged, upTo);
    }
    assertThat(done(journal.acknowledge(isOurs ? journal.id() : new UUID(0, 1), upTo)))
        .isEqualTo(acknowledged);
  }

  private void remove(Journal journal, Random random) {
    List<StoredReport> oldest = done(journal.oldestReports(1 + random.nextInt(50)));
    if (!oldest.isEmpty()) {
      done(journal.removeReports(oldest.getLast().number()));
      removed += oldest.size();
      oldest.forEach(_ -> reports.remove());
    }
  }

  private void compare(Journal journal) {
    JournalCounts counts = journal.counts();
    // What gave way to the bound is the oldest, and counted.
    long dropped = counts.reportsDropped();
    assertThat(counts.reportsWaiting() + removed + dropped).isEqualTo(stored);
    while (reports.size() > counts.reportsWaiting()) {
      var _ = reports.remove();
    }
    assertThat(done(journal.oldestReports(20)))
        .extracting(report -> report.report().measured())
        .containsExactlyElementsOf(reports.stream().limit(20).toList());
    assertThat(counts.lastNumber()).isEqualTo(lastNumber);
    assertThat(counts.acknowledged()).isEqualTo(acknowledged);
    assertThat(counts.oldest()).isBetween(1L, acknowledged + 1);
    assertThat(read(journal))
        .containsExactlyElementsOf(records.subList((int) acknowledged, records.size()));
    settings.forEach((name, content) -> assertThat(done(journal.get(name))).contains(content));
    assertThat(bytesOnDisk()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
    assertThat(counts.bytes()).isLessThanOrEqualTo(JournalStorageSettings.MIN_SIZE);
  }

  /** All records, in pieces. */
  private static List<Kept> read(Journal journal) {
    List<Kept> read = new ArrayList<>();
    while (true) {
      long after = read.isEmpty() ? 0 : read.getLast().number();
      List<JournalEntry> piece = done(journal.recordsAfter(after, 300, 200_000));
      if (piece.isEmpty()) {
        return read;
      }
      piece.forEach(entry -> read.add(new Kept(entry.number(), RecordCodec.decode(entry))));
    }
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
}
