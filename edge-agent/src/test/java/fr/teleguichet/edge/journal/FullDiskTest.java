package fr.teleguichet.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite ends a transaction by itself when it finds no space; what was in it must be gone as a
 * whole. A file that may not grow further stands in for a full disk: SQLite says the same of both.
 */
final class FullDiskTest {

  @TempDir Path folder;
  private JournalStorageSettings settings;
  private JournalDatabase file;

  @BeforeEach
  void open() throws SQLException {
    settings =
        new JournalStorageSettings(folder.resolve("journal.db"), JournalStorageSettings.MIN_SIZE);
    file = JournalDatabase.open(settings, UUID::randomUUID);
  }

  @AfterEach
  void close() throws SQLException {
    file.close();
  }

  private static <T> QueuedJournalCall<T> task(QueuedJournalCall.Work<T> work) {
    return new QueuedJournalCall<>(0, work, Promise.promise());
  }

  private QueuedJournalCall<Long> append() {
    return task(f -> f.append(Instant.EPOCH, "presence", "{}"));
  }

  private static QueuedJournalCall<Boolean> tooMuch() {
    return task(
        f -> {
          f.put("much", "x".repeat(2 << 20));
          return true;
        });
  }

  private void run(QueuedJournalCall<?>... tasks) {
    new JournalTransactionRunner(file, settings.file())
        .run(List.of(tasks))
        .answers()
        .forEach(Runnable::run);
  }

  @Test
  void theTaskThatFindsNoSpaceFailsAloneAndTheOthersAreKept() throws SQLException {
    QueuedJournalCall<Long> before = append();
    QueuedJournalCall<Boolean> bad = tooMuch();
    QueuedJournalCall<Long> after = append();
    run(before, bad, after);
    assertThat(before.promise().future().result()).isEqualTo(1);
    assertThat(after.promise().future().result()).isEqualTo(2);
    assertThat(bad.promise().future().cause())
        .isInstanceOfSatisfying(
            JournalException.class,
            e ->
                assertThat(e.fault()).as(e.toString()).isEqualTo(JournalException.Fault.DISK_FULL));
    file.close();
    file = JournalDatabase.open(settings, UUID::randomUUID);
    assertThat(file.counts().lastNumber()).isEqualTo(2);
    assertThat(file.get("much")).isEmpty();
  }

  @Test
  void aTransactionThatEndedByItselfLeavesNothingBehind() throws SQLException {
    QueuedJournalCall<Long> half =
        task(
            f -> {
              long number = f.append(Instant.EPOCH, "presence", "{}");
              f.put("much", "x".repeat(2 << 20));
              return number;
            });
    run(half);
    assertThat(half.promise().future().failed()).isTrue();
    assertThat(file.counts().lastNumber()).isZero();
    file.close();
    file = JournalDatabase.open(settings, UUID::randomUUID);
    assertThat(file.counts().lastNumber()).isZero();
    assertThat(file.recordsAfter(0, 10, 1_000)).isEmpty();
  }
}
