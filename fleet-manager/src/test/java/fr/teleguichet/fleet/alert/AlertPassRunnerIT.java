package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables remember all that the engine has to know. */
@ExtendWith(TestDatabase.class)
final class AlertPassRunnerIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Of a story in which the number of looks counts. */
  private static final Duration PACE = Duration.ofMinutes(2);

  /** Those of a story in which nothing holds any more. */
  private static final int LAST_LOOKS = 6;

  private AlertBench bench;

  @BeforeEach
  void tables(Database database) {
    bench = new AlertBench(database);
  }

  @AfterEach
  void nobodyKillsTheNextTest() {
    bench.database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
  }

  private static ObservedCondition offline(String kiosk) {
    return new ObservedCondition(
        new ObservedCondition.Key(
            AlertKind.OFFLINE, new AlertSubject.OfKiosk(new NodeAddress("lot", kiosk)), ""),
        Optional.of(7),
        AlertBench.START,
        0);
  }

  private static ObservedConditions seen(ObservedCondition... conditions) {
    return ObservedConditions.of(
        Arrays.asList(conditions), EnumSet.allOf(AlertKind.class), Set.of(), 20);
  }

  private void looks(int times, ObservedConditions now) {
    for (int i = 0; i < times; i++) {
      bench.look(MINUTE, now);
    }
  }

  @Test
  void aCutLineIsOneAlertThatEndsWithItsLastKiosk() {
    bench.look(MINUTE, seen(offline("a")));
    looks(9, seen(offline("a"), offline("b")));
    assertThat(bench.told()).isEmpty();
    looks(2, seen(offline("a"), offline("b")));
    assertThat(bench.told()).containsExactly("offline site 7 open kiosk:lot:a, kiosk:lot:b");

    looks(7, seen(offline("b")));
    assertThat(bench.told()).containsExactly("offline site 7 open kiosk:lot:a over, kiosk:lot:b");

    looks(6, seen());
    assertThat(bench.told())
        .containsExactly("offline site 7 resolved kiosk:lot:a over, kiosk:lot:b over");
    assertThat(bench.book().held()).isEmpty();
  }

  @Test
  void anAlertOfWhichALaterReleaseAloneKnowsTheKindStopsNoOther(Database database) {
    looks(11, seen(offline("a")));
    rename(database, "offline", "tidal-wave");
    looks(11, seen(offline("b")));
    assertThat(bench.told()).hasSize(2).first().asString().startsWith("tidal-wave ");

    rename(database, "tidal-wave", "offline");
    looks(6, seen());
    assertThat(bench.told()).hasSize(2).allMatch(it -> it.contains(" resolved "));
  }

  private static void rename(Database database, String from, String to) {
    for (String table : List.of("alert", "alert_condition")) {
      int _ =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle.execute("UPDATE " + table + " SET kind = ? WHERE kind = ?", to, from));
    }
  }

  @Test
  void timeThatWasCountedBeforeTheProgramWasKilledStillCounts() {
    looks(6, seen(offline("a")));
    bench.startAgain();
    looks(5, seen(offline("a")));
    assertThat(bench.told()).hasSize(1);
  }

  @Test
  void ofTwoManagersOnOneDatabaseOneCountsAndTheOtherGoesOnWhereItStops(Database database) {
    AlertBench other = new AlertBench(database);
    for (int i = 0; i < 6; i++) {
      bench.look(MINUTE, seen(offline("a")));
      other.look(MINUTE, seen(offline("a")));
    }
    assertThat(bench.told()).as("six minutes, not twelve").isEmpty();

    other.look(Duration.ofSeconds(10), seen(offline("a")));
    assertThat(bench.told()).isEmpty();
    other.look(AlertLeaderElection.PATIENCE, seen(offline("a")));
    bench.look(MINUTE, seen());
    for (int i = 0; i < 5; i++) {
      other.look(MINUTE, seen(offline("a")));
    }
    assertThat(other.told()).as("told by the other alone").hasSize(1);
    other.close();
    looks(5, seen());
    bench.look(MINUTE, seen());
    assertThat(bench.told()).as("nobody waits for one that was stopped").hasSize(1);
    assertThat(bench.told().getFirst()).contains(" resolved ");
  }

  @Test
  void whoSetsTheClockNeitherHastensNorDelaysAnything() {
    looks(3, seen(offline("a")));
    bench.clock.advance(Duration.ofDays(3));
    looks(3, seen(offline("a")));
    assertThat(bench.told()).isEmpty();
    bench.clock.set(AlertBench.START.minus(Duration.ofDays(30)));
    looks(5, seen(offline("a")));
    assertThat(bench.told()).hasSize(1);
  }

  /** What a listener wrote down, in order, of which a mail would be made each. */
  private static final String WRITTEN =
      """
      SELECT CONCAT(e.text, ' ', a.kind, ' ', a.cause) FROM alert_event e
      JOIN alert a ON a.id = e.alert_id WHERE e.what = 'written' ORDER BY 1
      """;

  /** Puts down each word that it is told, as the outbox does, without a look at what is there. */
  private static final AlertListener WRITER =
      new AlertListener() {
        @Override
        public void opened(Handle handle, long alert, Duration time, Instant now) {
          write(handle, alert, "opened");
        }

        @Override
        public void resolved(Handle handle, long alert, Duration time, Instant now) {
          write(handle, alert, "resolved");
        }

        @Override
        public void endTold(Handle handle, long alert, Duration time, Instant now) {
          write(handle, alert, "end");
        }

        private void write(Handle handle, long alert, String word) {
          int _ =
              handle.execute(
                  "INSERT INTO alert_event (alert_id, at, what, actor, text)"
                      + " VALUES (?, NOW(), 'written', '', ?)",
                  alert,
                  word);
        }
      };

  private List<String> written() {
    return bench
        .database
        .jdbi()
        .withHandle(handle -> handle.createQuery(WRITTEN).mapTo(String.class).list());
  }

  /** It is quiet when they end, and no longer at the last look: what waited is told then. */
  private static void look(AlertBench bench, List<ObservedConditions> story, int number) {
    boolean isQuiet = number >= story.size() - LAST_LOOKS && number < story.size() - 1;
    bench.quiet = (_, _) -> isQuiet;
    bench.look(PACE, story.get(number));
  }

  /** A power cut takes the database away in the midst of any statement. */
  @Test
  void killedBeforeAnyStatementItNeitherForgetsNorRepeats(Database database) {
    List<ObservedConditions> story = story();
    AtomicInteger statements = new AtomicInteger();
    bench.listeners.add(WRITER);
    bench.startAgain();
    database.jdbi().setSqlLogger(killsAt(-1, statements));
    for (int look = 0; look < story.size(); look++) {
      look(bench, story, look);
    }
    int all = statements.get();
    List<String> expected = bench.told();
    List<String> written = written();
    assertThat(expected).hasSize(4);
    assertThat(written).as("of each that it opened, was over, and that people heard").hasSize(12);
    assertThat(all).isGreaterThan(80);

    for (int killed = 1; killed <= all; killed++) {
      database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
      database
          .jdbi()
          .useHandle(
              handle ->
                  List.of("alert", "alert_condition", "alert_engine")
                      .forEach(
                          table -> {
                            int _ = handle.execute("DELETE FROM " + table);
                          }));
      AlertBench again = new AlertBench(database);
      again.listeners.add(WRITER);
      again.startAgain();
      AtomicInteger count = new AtomicInteger();
      database.jdbi().setSqlLogger(killsAt(killed, count));
      for (int look = 0; look < story.size(); look++) {
        try {
          look(again, story, look);
        } catch (Killed _) {
          again.startAgain();
          again.look(Duration.ZERO, story.get(look));
        }
      }
      database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
      assertThat(again.told())
          .as("killed before statement " + killed)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(written()).as("killed before statement " + killed).isEqualTo(written);
    }
  }

  /** A cut line with a straggler, a kiosk alone, something else of a kiosk, and their ends. */
  private static List<ObservedConditions> story() {
    ObservedCondition printer =
        new ObservedCondition(
            new ObservedCondition.Key(
                AlertKind.DEGRADED,
                new AlertSubject.OfKiosk(new NodeAddress("lot", "d")),
                "printer"),
            Optional.empty(),
            AlertBench.START,
            0);
    ObservedCondition enclosure =
        new ObservedCondition(
            new ObservedCondition.Key(
                AlertKind.TAMPER,
                new AlertSubject.OfKiosk(new NodeAddress("lot", "e")),
                "enclosure"),
            Optional.empty(),
            AlertBench.START,
            0);
    List<ObservedConditions> story = new java.util.ArrayList<>();
    story.add(seen(offline("a"), printer));
    repeat(story, 7, seen(offline("a"), offline("b"), printer));
    repeat(story, 2, seen(offline("b"), offline("c"), printer, enclosure));
    repeat(story, 7, seen(offline("c"), printer));
    repeat(story, LAST_LOOKS, seen());
    return story;
  }

  private static void repeat(List<ObservedConditions> story, int times, ObservedConditions seen) {
    for (int i = 0; i < times; i++) {
      story.add(seen);
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static SqlLogger killsAt(int statement, AtomicInteger count) {
    return new SqlLogger() {
      @Override
      public void logBeforeExecution(StatementContext context) {
        if (count.incrementAndGet() == statement) {
          throw new Killed();
        }
      }
    };
  }

  /** What a transaction makes of changes is what the test of the engine makes of them. */
  @Test
  void theTablesRememberWhatTheMemoryOfTheEnginesTestDoes() {
    AlertWorld world = new AlertWorld(3, Instant.parse("2026-03-15T00:00:00Z"));
    AlertMemory memory = new AlertMemory();
    for (int minute = 12_000; minute < 13_500; minute++) {
      int at = minute;
      Duration time = Duration.ofMinutes(minute - 11_999L);
      memory.apply(
          AlertEngine.pass(memory.book(), world.seen(at), AlertRules.PRESET, world.quiet(at), time),
          time);
      bench.quiet = world.quiet(at);
      bench.look(MINUTE, world.seen(at));
    }
    assertThat(bench.told()).hasSize(memory.told.size()).hasSizeGreaterThan(8);
    assertThat(bench.book().alerts()).hasSameSizeAs(memory.book().alerts());
    assertThat(bench.book().held().stream().map(it -> it.key() + " " + it.begun() + it.gone()))
        .containsExactlyInAnyOrderElementsOf(
            memory.book().held().stream()
                .map(it -> it.key() + " " + it.begun() + it.gone())
                .toList());
  }
}
