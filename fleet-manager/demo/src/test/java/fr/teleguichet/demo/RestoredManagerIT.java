package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The manager's database goes back to what it was some records ago, as after a restore from a
 * backup. Kiosks had those records acknowledged; in the end all are there again, each once.
 */
class RestoredManagerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final TestFleet fleet = new TestFleet("restored-manager", Map.of());
  private final StoredRecords records = new StoredRecords(fleet);
  private final List<Producer> producers = new ArrayList<>();

  @AfterEach
  void stop() {
    producers.forEach(Producer::close);
    fleet.close();
  }

  @Test
  void whatWasAcknowledgedAfterTheBackupIsThereAfterTheRestore() throws Exception {
    fleet.startManager();
    Agent agent = fleet.addAgent("kiosk-1");
    await().atMost(PATIENCE).until(agent::isReady);
    Producer producer = new Producer(agent);
    producers.add(producer);
    awaitStored(producer, 20);
    fleet.manager.program().stop(STOP);
    Path database = fleet.folder().resolve("fleet/database");
    Path backup = fleet.folder().resolve("backup");
    copy(database, backup);
    fleet.startManager();
    long stored = records.acknowledged(producer.kiosk());
    awaitStored(producer, stored + 50);
    String received = received(stored + 25);

    fleet.manager.program().stop(STOP);
    delete(database);
    copy(backup, database);
    fleet.startManager();

    awaitStored(producer, stored + 100);
    assertThat(received(stored + 25)).as("it came again").isGreaterThan(received);
    producer.close();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> records.haveArrived(producers));
    records.check(producer);
    assertThat(fleet.query("SELECT * FROM record_gap")).isEmpty();
  }

  private void awaitStored(Producer producer, long number) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> records.acknowledged(producer.kiosk()) >= number);
  }

  private String received(long number) throws SQLException {
    return fleet
        .query("SELECT received FROM record WHERE number = " + number)
        .getFirst()
        .getFirst();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (Files.isDirectory(file) || Files.isRegularFile(file)) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}
