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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A manager is lost with everything that it had, and comes back from a backup that was made while
 * it ran. Kiosks had newer records acknowledged; in the end all are there again, each once.
 */
@Tag("proof")
class RestoredManagerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(4);

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
    AgentProcess agent = fleet.addAgent("kiosk-1");
    AgentStart.awaitReady(agent, PATIENCE);
    Producer producer = new Producer(agent);
    producers.add(producer);
    awaitStored(producer, 20);
    Path backup = fleet.folder().resolve("fleet.backup");
    run("backup", backup);
    long stored = records.acknowledged(producer.kiosk());
    awaitStored(producer, stored + 50);
    String received = received(stored + 25);

    fleet.manager.program().stop(STOP);
    Path _ = Files.move(fleet.folder().resolve("fleet"), fleet.folder().resolve("fleet-lost"));
    run("restore", backup);
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

  /** Runs a command of the manager's program to its end. */
  private void run(String command, Path backup) throws IOException, InterruptedException {
    Path log = fleet.folder().resolve(command + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                fleet.installation().fleetManager().toString(), command, backup.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    String _ = builder.environment().put("FLEET_DATA", fleet.folder().resolve("fleet").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      Process _ = process.destroyForcibly();
    }
  }
}
