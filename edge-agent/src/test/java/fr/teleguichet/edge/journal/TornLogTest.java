package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of the write-ahead log is torn, as by a disk that lost its last sectors: what is left is
 * a beginning of what was written, whole and without gaps.
 */
final class TornLogTest {

  private static final int RECORDS = 100;

  @TempDir Path folder;
  private final VirtualLoop loop = new VirtualLoop();
  private byte[] base = new byte[0];
  private byte[] log = new byte[0];
  private int emptyLog;

  @BeforeEach
  void leaveFilesBehind() throws IOException {
    Path file = folder.resolve("original.db");
    Journal journal = Journals.open(loop, JournalStorageSettings.at(file)).journal();
    emptyLog = Files.readAllBytes(QuarantinedJournalFile.logOf(file)).length;
    for (int i = 1; i <= RECORDS; i++) {
      assertThat(done(journal.append(Journals.record(i)))).isEqualTo(i);
      done(journal.storeReports(List.of(Journals.wholeReport(Journals.record(i).occurred(), i))));
    }
    base = Files.readAllBytes(file);
    log = Files.readAllBytes(QuarantinedJournalFile.logOf(file));
    done(journal.close());
  }

  /** Opens the files as they are; answers how many records they hold. */
  private long recover(byte[] torn, int round) throws IOException {
    Path file = folder.resolve("copy-" + round + ".db");
    Files.write(file, base);
    Files.write(QuarantinedJournalFile.logOf(file), torn);
    OpenedJournal opening = Journals.open(loop, JournalStorageSettings.at(file));
    assertThat(opening.damaged()).isEmpty();
    Journal journal = opening.journal();
    List<JournalEntry> entries = done(journal.recordsAfter(0, RECORDS, Integer.MAX_VALUE));
    assertThat(entries).hasSize((int) journal.counts().lastNumber());
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).number()).isEqualTo(i + 1);
      assertThat(RecordCodec.decode(entries.get(i))).isEqualTo(Journals.record(i + 1));
    }
    assertThat(done(journal.append(Journals.record(0)))).isEqualTo(entries.size() + 1);
    done(journal.close());
    return entries.size();
  }

  @Test
  void theUntouchedFilesHoldEverything() throws IOException {
    assertThat(recover(log, 0)).isEqualTo(RECORDS);
  }

  @Test
  void aTruncatedLogLeavesABeginning() throws IOException {
    var random = new Random(1);
    for (int round = 1; round <= 30; round++) {
      int length = emptyLog + random.nextInt(log.length - emptyLog);
      assertThat(recover(Arrays.copyOf(log, length), round)).isLessThan(RECORDS);
    }
  }

  @Test
  void aLogWithANoisyTailLeavesABeginning() throws IOException {
    var random = new Random(2);
    for (int round = 1; round <= 30; round++) {
      byte[] torn = log.clone();
      int from = emptyLog + random.nextInt(log.length - emptyLog);
      var noise = new byte[log.length - from];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, torn, from, noise.length);
      assertThat(recover(torn, round)).isLessThan(RECORDS);
    }
  }

  @Test
  void aLogThatLostOneSectorLeavesABeginning() throws IOException {
    var random = new Random(3);
    for (int round = 1; round <= 30; round++) {
      byte[] torn = log.clone();
      int sector = emptyLog / 512 + 1 + random.nextInt((log.length - emptyLog) / 512 - 1);
      Arrays.fill(torn, sector * 512, (sector + 1) * 512, (byte) 0);
      assertThat(recover(torn, round)).isLessThanOrEqualTo(RECORDS);
    }
  }
}
