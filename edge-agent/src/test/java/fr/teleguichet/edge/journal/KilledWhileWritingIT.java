package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed at random moments; what it said is kept must be there. */
@Tag("proof")
final class KilledWhileWritingIT {

  private static final int KILLS = 20;

  @TempDir Path folder;
  private long appended;
  private long acknowledged;
  private long bdSeq = -1;

  @Test
  void everyNumberThatWasConfirmedIsThereWithoutGapOrDouble() throws IOException {
    var random = new Random(20261124);
    Path file = folder.resolve("journal.db");
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(file, 1 + random.nextInt(400));
      check(file);
    }
    assertThat(appended).isGreaterThan(1_000);
  }

  private void runAndKill(Path file, int lines) throws IOException {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingMain.class.getName(),
                file.toString())
            .redirectErrorStream(false)
            .redirectError(folder.resolve("child.err").toFile())
            .start();
    try (var output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        String line = output.readLine();
        assertThat(line).as("the child ended by itself").isNotNull();
        hear(line);
      }
      // Not through Process, which would close the pipe.
      assertThat(child.toHandle().destroyForcibly()).isTrue();
      // What was still in the pipe was said before the kill, so it counts.
      output.lines().forEach(this::hear);
    } finally {
      var _ = child.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  private void hear(String line) {
    List<String> words = List.of(line.split(" ", 2));
    switch (words.getFirst()) {
      case "appended" -> appended = Math.max(appended, Long.parseLong(words.get(1)));
      case "acknowledged" -> acknowledged = Math.max(acknowledged, Long.parseLong(words.get(1)));
      case "bdSeq" -> bdSeq = Long.parseLong(words.get(1));
      default -> throw new AssertionError(line);
    }
  }

  private void check(Path file) {
    var loop = new VirtualLoop();
    OpenedJournal opening =
        Journals.open(loop, new JournalStorageSettings(file, JournalStorageSettings.MIN_SIZE));
    assertThat(opening.damaged()).isEmpty();
    Journal journal = opening.journal();
    JournalCounts counts = journal.counts();
    assertThat(counts.lastNumber()).isGreaterThanOrEqualTo(appended);
    assertThat(counts.acknowledged()).isGreaterThanOrEqualTo(acknowledged);
    List<JournalEntry> entries =
        done(journal.recordsAfter(0, Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertThat(entries).hasSize((int) counts.recordsWaiting());
    for (int i = 0; i < entries.size(); i++) {
      long number = counts.acknowledged() + 1 + i;
      assertThat(entries.get(i).number()).isEqualTo(number);
      assertThat(RecordCodec.decode(entries.get(i))).isEqualTo(Journals.record(number));
    }
    if (bdSeq >= 0) {
      int next = done(journal.nextBdSeq());
      assertThat(SequenceNumber.distance((int) bdSeq, next)).isBetween(1, 3);
      bdSeq = next;
    }
    done(journal.close());
  }
}
