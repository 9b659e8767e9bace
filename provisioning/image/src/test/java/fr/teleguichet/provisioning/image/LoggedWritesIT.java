package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every write of a kiosk that makes records is noted, and the disk is laid out anew as it was at
 * each flush, and as it could have been between two: with some of the writes that were under way,
 * whole or torn. Asked for by -Dproof.image=writes.
 */
@EnabledIfSystemProperty(named = "proof.image", matches = "writes|all")
@Timeout(value = 4, unit = TimeUnit.HOURS)
@Tag("proof")
final class LoggedWritesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What arrives as a whole or not at all: flash has pages of that size at least. */
  private static final int PAGE = 4096;

  private static final String JOURNAL = "/var/lib/teleguichet-edge-agent/journal.db";

  private final Path work = Path.of("target/writes").toAbsolutePath();
  private final Path before = work.resolve("before.img");
  private final Path log = work.resolve("writes.log");
  private final Path data = work.resolve("data.ext4");
  private final Path torn = work.resolve("torn.ext4");
  private final Random random = new Random(20_261_129);

  @Test
  void wheneverThePowerGoesTheDataPartitionIsWholeAndEveryKeptRecordIsInIt() throws Exception {
    Path _ = Installed.program("sqlite3", "sqlite3");
    long kept = lastRecordOfALoggedKiosk();

    int flushes = 0;
    long last = -1;
    try (WriteLog writes = WriteLog.open(log);
        FileChannel disk = FileChannel.open(before, StandardOpenOption.WRITE)) {
      Optional<List<WriteLog.Write>> next = writes.untilFlush();
      for (; next.isPresent(); flushes++) {
        List<WriteLog.Write> done = next.get();
        for (WriteLog.Write write : done) {
          put(disk, write.offset(), write.content());
        }
        next = writes.untilFlush();
        extract();
        tear(next.orElse(List.of()));
        long now = checked(data);
        assertThat(now).as("at flush %d", flushes).isGreaterThanOrEqualTo(last);
        assertThat(checked(torn)).as("after flush %d", flushes).isGreaterThanOrEqualTo(now);
        last = now;
      }
    }
    System.out.printf("%d flushes, the last record is %d%n", flushes, kept);
    assertThat(last).isGreaterThanOrEqualTo(kept);
    Files.delete(before);
  }

  /** The number of the last record that the agent said it has kept when the power went. */
  private long lastRecordOfALoggedKiosk() throws IOException, InterruptedException {
    FlashedKiosk made =
        FlashedKiosk.start(
            work,
            hardware -> {
              Programs.run(
                  PATIENCE, "cp", "--sparse=always", hardware.disk().toString(), before.toString());
              Files.createFile(log);
              return hardware.logging(log);
            });
    try (FlashedKiosk kiosk = made;
        GuestShell shell = kiosk.shell()) {
      kiosk.awaitConnection();
      shell.send(RecordScript.of(0));
      String said =
          Awaitility.await("records")
              .atMost(VirtualMachine.START)
              .until(shell::heard, it -> RecordScript.count(it) >= 20);
      return RecordScript.KEPT
          .matcher(said)
          .results()
          .mapToLong(it -> Long.parseLong(it.group(2)))
          .max()
          .orElseThrow();
    }
  }

  private void extract() throws IOException, InterruptedException {
    Programs.run(
        PATIENCE,
        "dd",
        "if=" + before,
        "of=" + data,
        "bs=1M",
        "skip=" + (BuiltImage.DATA >> 20),
        "conv=sparse",
        "status=none");
    Programs.run(PATIENCE, "cp", "--sparse=always", data.toString(), torn.toString());
  }

  /** Some of what was under way arrived, and of some a part. */
  private void tear(List<WriteLog.Write> underWay) throws IOException {
    try (FileChannel file = FileChannel.open(torn, StandardOpenOption.WRITE)) {
      for (WriteLog.Write write : underWay) {
        if (write.offset() >= BuiltImage.DATA && random.nextBoolean()) {
          int length = write.content().capacity();
          int arrived = random.nextBoolean() ? length : random.nextInt(length / PAGE + 1) * PAGE;
          put(file, write.offset() - BuiltImage.DATA, write.content().slice(0, arrived));
        }
      }
    }
  }

  private static void put(FileChannel file, long offset, ByteBuffer content) throws IOException {
    ByteBuffer left = content.duplicate();
    while (left.hasRemaining()) {
      int _ = file.write(left, offset + left.position());
    }
  }

  /**
   * The number of the last record in this file system, which must be whole; -1 while there is no
   * journal yet.
   */
  private long checked(Path system) throws IOException, InterruptedException {
    Programs.run(PATIENCE, "e2fsck", "-y", "-E", "journal_only", system.toString());
    Programs.run(PATIENCE, "e2fsck", "-f", "-n", system.toString());
    Path journal = work.resolve("journal.db");
    for (String suffix : List.of("", "-wal")) {
      Files.deleteIfExists(Path.of(journal + suffix));
      Programs.run(
          PATIENCE,
          "debugfs",
          "-R",
          "dump " + JOURNAL + suffix + " " + journal + suffix,
          system.toString());
    }
    if (Files.notExists(journal) || Files.size(journal) == 0) {
      return -1;
    }
    String tables =
        sqlite(journal, "PRAGMA integrity_check; SELECT name FROM sqlite_master ORDER BY name");
    assertThat(tables).startsWith("ok\n");
    String last =
        tables.contains("\nstate\n") ? sqlite(journal, "SELECT last_number FROM state") : "";
    return last.isBlank() ? -1 : Long.parseLong(last.strip());
  }

  private static String sqlite(Path journal, String statements)
      throws IOException, InterruptedException {
    return Programs.run(PATIENCE, "sqlite3", journal.toString(), statements);
  }
}
