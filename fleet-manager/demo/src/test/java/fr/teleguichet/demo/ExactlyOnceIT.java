package fr.teleguichet.demo;

import static org.awaitility.Awaitility.await;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Records are produced on several kiosks while agents, broker, manager and database are killed with
 * SIGKILL at random moments, each alone and all together. In the end each record that an agent
 * accepted is in the database, once, and each kiosk's records are in order and without a gap.
 *
 * <p>{@code mvn verify -pl fleet-manager/demo -am -Dit.test=ExactlyOnceIT -Dcrash.kills=1000} kills
 * a thousand times; {@code -Dcrash.seed} changes the dice.
 */
@Tag("proof")
class ExactlyOnceIT {

  private static final int KIOSKS = 3;
  private static final Duration START = Duration.ofMinutes(6);
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private enum Victim {
    AGENT,
    BROKER,
    MANAGER,
    DATABASE,
    EVERYTHING
  }

  private final int kills = Integer.getInteger("crash.kills", 10);
  private final Random random = new Random(Long.getLong("crash.seed", 20_261_124L));
  private final TestFleet fleet = new TestFleet("exactly-once", Map.of());
  private final StoredRecords records = new StoredRecords(fleet);
  private final List<Producer> producers = new ArrayList<>();
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);

  @AfterEach
  void stop() {
    producers.forEach(Producer::close);
    fleet.close();
  }

  @Test
  void everyAcceptedRecordIsInTheDatabaseOnceAndInOrder() throws SQLException {
    fleet.startManager();
    for (int i = 1; i <= KIOSKS; i++) {
      AgentProcess agent = fleet.addAgent("kiosk-" + i);
      await().atMost(START).until(agent::isReady);
      producers.add(new Producer(agent));
    }

    for (int i = 0; i < kills; i++) {
      letItRun(i);
      kill(i < Victim.values().length ? Victim.values()[i] : any());
    }
    producers.forEach(Producer::close);
    reviveAll();
    await().atMost(CATCH_UP).pollInterval(Duration.ofMillis(500)).until(this::everythingHasArrived);

    for (Producer producer : producers) {
      records.check(producer);
    }
    report();
  }

  /**
   * Waits for progress, not for time: some records accepted, and now and then some that have
   * arrived.
   */
  private void letItRun(int round) {
    reviveAll();
    long before = accepted();
    int more = 1 + random.nextInt(60);
    await().atMost(CATCH_UP).until(() -> accepted() >= before + more);
    if (round % 4 == 3) {
      long arrived = arrived();
      await()
          .atMost(CATCH_UP)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> arrived() > arrived);
    }
  }

  private Victim any() {
    return Victim.values()[random.nextInt(Victim.values().length)];
  }

  private void kill(Victim victim) {
    boolean effective =
        switch (victim) {
          case AGENT -> kill(fleet.agents.get(random.nextInt(KIOSKS)).program());
          case MANAGER -> kill(fleet.manager.program());
          case BROKER -> killChild("broker");
          case DATABASE -> killChild("database");
          case EVERYTHING -> {
            fleet.agents.forEach(agent -> agent.program().kill());
            fleet.manager.program().kill();
            boolean broker = killChild("broker");
            boolean database = killChild("database");
            yield broker && database;
          }
        };
    // What was down already, from the kill before, is not counted as killed.
    killed.merge(victim, effective ? 1 : 0, Integer::sum);
  }

  private static boolean kill(DemoProgram program) {
    boolean running = program.isRunning();
    program.kill();
    return running;
  }

  private boolean killChild(String role) {
    return fleet.childProcess(role).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  private void reviveAll() {
    for (AgentProcess agent : fleet.agents) {
      if (!agent.program().isRunning()) {
        agent.program().start();
      }
    }
    if (!fleet.manager.program().isRunning()) {
      fleet.manager.start();
    }
  }

  private long accepted() {
    return producers.stream().mapToLong(producer -> producer.accepted().size()).sum();
  }

  private long arrived() {
    reviveAll();
    try {
      return Long.parseLong(
          fleet.query("SELECT COALESCE(SUM(acknowledged), 0) FROM journal").getFirst().getFirst());
    } catch (SQLException _) {
      return -1; // it was killed and is not back yet
    }
  }

  private boolean everythingHasArrived() {
    reviveAll();
    return records.haveArrived(producers);
  }

  private void report() {
    PrintStream out = System.out;
    out.printf(
        "%d kills %s, %d records accepted, none lost, none doubled%n", kills, killed, accepted());
  }
}
