package fr.teleguichet.fleet.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tables hold becomes conditions, and no more of it than the rules say. */
@ExtendWith(TestDatabase.class)
final class PolledConditionSourceIT {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private Database database;

  @BeforeEach
  void aKioskAtASite(Database tables) {
    database = tables;
    run(
        """
        INSERT INTO site (id, code, name, commune, insee, latitude, longitude)
        VALUES (4, 'gramat', 'Gramat', 'Gramat', '46128', 44.7, 1.7)
        """);
    run(
        """
        INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link, link_since)
        VALUES (1, 'gramat-1', 'lot', 4, '2026-01-01', '2026-11-28', 'connected', '2026-11-28')
        """);
    run(
        """
        INSERT INTO journal (id, kiosk_id, uuid, first_seen)
        VALUES (1, 1, 'x', '2026-01-01')
        """);
  }

  private void run(String sql, Object... arguments) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute(sql, arguments);
            });
  }

  private static List<String> codes(List<ObservedCondition> held) {
    return held.stream()
        .map(it -> it.key().kind().code() + " " + it.key().subject().code() + " " + it.amount())
        .toList();
  }

  private void interview(int number, String day, String outcome) {
    run(
        """
        INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome)
        VALUES (1, ?, 1, 4, 'caf', ?, 60, ?)
        """,
        number,
        day,
        outcome);
  }

  @Test
  void aSiteIsUnusedAfterItsWeeksAndALateRecordSaysThatItWasNot() {
    UnusedSiteQuery unused = new UnusedSiteQuery(database);
    interview(1, "2026-11-10", "held");
    interview(2, "2026-11-27", "abandoned");
    assertThat(codes(unused.holding(2, NOW))).containsExactly("site-unused site:4:lot 2");
    assertThat(unused.holding(3, NOW)).isEmpty();

    interview(3, "2026-11-20", "held");
    assertThat(unused.holding(2, NOW)).isEmpty();
  }

  @Test
  void aSiteWhoseKioskIsNewIsNotUnused() {
    run("UPDATE kiosk SET first_seen = '2026-11-20'");
    assertThat(new UnusedSiteQuery(database).holding(2, NOW)).isEmpty();
  }

  @Test
  void aSiteThatHasBeenInServiceAgainForLessThanTheWeeksIsNotUnused() {
    UnusedSiteQuery unused = new UnusedSiteQuery(database);
    run("INSERT INTO site_life VALUES (1, 4, 'suspended', '2026-10-01', 'travaux')");
    assertThat(unused.holding(2, NOW)).hasSize(1);
    run("INSERT INTO site_life VALUES (2, 4, 'in-service', '2026-11-20', '')");
    assertThat(unused.holding(2, NOW)).isEmpty();
    assertThat(unused.holding(1, NOW)).hasSize(1);
  }

  @Test
  void passersCountWhereNobodyTriesToSpeak() {
    PassersWithoutSessionQuery passers = new PassersWithoutSessionQuery(database);
    run("INSERT INTO presence_hour VALUES (1, '2026-11-27 10:00:00', 60, 2)");
    run("INSERT INTO presence_hour VALUES (1, '2026-11-26 10:00:00', 60, 2)");
    run("INSERT INTO presence_hour VALUES (1, '2026-11-01 10:00:00', 900, 2)");
    assertThat(codes(passers.holding(120, NOW)))
        .containsExactly("passers-without-session site:4:lot 120");
    assertThat(passers.holding(121, NOW)).isEmpty();
    interview(1, "2026-11-27", "abandoned");
    assertThat(passers.holding(120, NOW)).isEmpty();
  }

  @Test
  void whatAKioskSawBeforeItWasMovedSaysNothingOfItsSite() {
    run("INSERT INTO kiosk_past_site (kiosk_id, moved) VALUES (1, '2026-11-26 11:00:00')");
    run("INSERT INTO presence_hour VALUES (1, '2026-11-26 10:00:00', 120, 2)");
    run("INSERT INTO presence_hour VALUES (1, '2026-11-26 11:00:00', 30, 2)");
    PassersWithoutSessionQuery passers = new PassersWithoutSessionQuery(database);

    assertThat(codes(passers.holding(30, NOW)))
        .containsExactly("passers-without-session site:4:lot 30");
    assertThat(passers.holding(31, NOW)).isEmpty();
    assertThat(new UnusedSiteQuery(database).holding(2, NOW)).as("moved there days ago").isEmpty();
    run("UPDATE kiosk_past_site SET moved = '2026-10-01'");
    assertThat(new UnusedSiteQuery(database).holding(2, NOW)).hasSize(1);
  }

  @Test
  void callsOfADayThatNobodyAnsweredCount() {
    for (int i = 0; i < 3; i++) {
      run(
          """
          INSERT INTO video_call (id, territory, kiosk, service, adapter, asked, outcome)
          VALUES (?, 'lot', 'gramat-1', 'caf', 'direct', ?, ?)
          """,
          "call-" + i,
          i == 0 ? "2026-11-26" : "2026-11-28 09:00:00",
          i == 2 ? "held" : "unanswered");
    }
    UnansweredCallQuery calls = new UnansweredCallQuery(database);
    assertThat(codes(calls.holding(1, NOW)))
        .containsExactly("calls-unanswered kiosk:lot:gramat-1 1");
    assertThat(calls.holding(2, NOW)).isEmpty();
  }

  private void call(String id, String asked, String adapter, String insteadOf) {
    run(
        """
        INSERT INTO video_call (id, territory, kiosk, service, adapter, instead_of, asked, answered)
        VALUES (?, 'lot', 'gramat-1', 'caf', ?, NULLIF(?, ''), ?, ?)
        """,
        id,
        adapter,
        insteadOf,
        asked,
        asked);
  }

  @Test
  void callsThatAnotherProviderCarriedCountUntilTheirsCarriesOneOrIsLeft() {
    ReplacedVideoCallQuery replaced = new ReplacedVideoCallQuery(database);
    call("a", "2026-11-26 09:00:00", "direct", "jitsi-meet");
    assertThat(replaced.holding(1, NOW)).as("too long ago").isEmpty();
    call("b", "2026-11-28 06:00:00", "direct", "jitsi-meet");
    call("c", "2026-11-28 07:00:00", "direct", "");
    call("d", "2026-11-28 07:30:00", "jitsi-meet", "bigbluebutton");
    assertThat(codes(replaced.holding(1, NOW))).containsExactly("calls-replaced network 2");
    assertThat(replaced.holding(3, NOW)).isEmpty();

    call("e", "2026-11-28 08:00:00", "jitsi-meet", "");
    assertThat(codes(replaced.holding(1, NOW))).containsExactly("calls-replaced network 1");

    run("REPLACE INTO fleet_video VALUES (1, 'direct', 2, '2026-11-28 08:30:00')");
    assertThat(replaced.holding(1, NOW)).isEmpty();
  }

  /** Were each compared with all that came later, the database would work for minutes. */
  @Test
  void aDayOfALargeFleetWhoseProviderIsGoneIsCounted() {
    run(
        """
        INSERT INTO video_call (id, territory, kiosk, service, adapter, asked, answered, instead_of)
        SELECT seq, 'lot', 'gramat-1', 'caf', 'direct', TIMESTAMP '2026-11-27 12:00:00' +
          INTERVAL seq SECOND, '2026-11-28 09:00:00', 'jitsi-meet' FROM seq_1_to_20000
        """);
    assertThat(codes(new ReplacedVideoCallQuery(database).holding(1, NOW)))
        .containsExactly("calls-replaced network 20000");
  }

  @Test
  void connectionsOfADayCount() {
    for (int hour = 0; hour < 8; hour++) {
      run(
          "INSERT INTO link_change (kiosk_id, at, link) VALUES (1, ?, ?)",
          "2026-11-28 0" + hour + ":00:00",
          hour % 2 == 0 ? "connected" : "lost");
    }
    RebootLoopQuery loops = new RebootLoopQuery(database);
    assertThat(codes(loops.holding(4, NOW))).containsExactly("reboot-loop kiosk:lot:gramat-1 4");
    assertThat(loops.holding(5, NOW)).isEmpty();
  }

  private void update(int number, String action, String day, String ending, String cause) {
    run(
        """
        INSERT INTO update_record (journal_id, number, kiosk_id, occurred, action, part,
          version_from, version_to, ending, cause, failed_check)
        VALUES (1, ?, 1, ?, ?, 'os', '1', '2', ?, ?, '')
        """,
        number,
        day,
        action,
        ending,
        cause);
  }

  @Test
  void updatesFailUntilOneSucceeds() {
    FailingUpdateQuery failing = new FailingUpdateQuery(database);
    update(1, "a", "2026-11-26", "failed", "check");
    assertThat(failing.holding(2, NOW)).isEmpty();
    update(2, "a", "2026-11-26 00:00:01", "failed", "check");
    assertThat(failing.holding(2, NOW)).as("two parts of one update").isEmpty();
    update(3, "b", "2026-11-27", "failed", "check");
    assertThat(codes(failing.holding(2, NOW)))
        .containsExactly("update-failing kiosk:lot:gramat-1 2");
    update(4, "c", "2026-11-27 12:00:00", "succeeded", "");
    assertThat(failing.holding(2, NOW)).isEmpty();
    update(5, "d", "2026-11-28", "failed", "no-way-back");
    assertThat(failing.holding(2, NOW)).as("no other update mends it").hasSize(1);
  }

  @Test
  void satisfactionFallsFromOneClosedPeriodToTheNextAndNeverBelowFiveAnswers() {
    FallingSatisfactionQuery falling = new FallingSatisfactionQuery(database);
    run(
        "INSERT INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied) VALUES"
            + " ('2026-09-01', '2026-09-01', 5, 4, 1)");
    assertThat(falling.holding(15, NOW)).isEmpty();
    run(
        "INSERT INTO survey_month (first, last, very_satisfied, satisfied, dissatisfied) VALUES"
            + " ('2026-10-01', '2026-10-01', 3, 3, 4)");
    assertThat(codes(falling.holding(30, NOW))).containsExactly("satisfaction-falling network 30");
    assertThat(falling.holding(31, NOW)).isEmpty();
    assertThat(falling.holding(15, NOW.plus(Duration.ofDays(120)))).as("history").isEmpty();
    run("UPDATE survey_month SET very_satisfied = 0, satisfied = 0 WHERE first = '2026-10-01'");
    assertThat(falling.holding(15, NOW)).as("four answers").isEmpty();
  }

  /** A count that can't be made says nothing, and the others go on; none is asked at each look. */
  @Test
  void whatCannotBeCountedIsLeftOutAndTheRestIsCountedNowAndThen() {
    List<Instant> asked = new ArrayList<>();
    AtomicLong nanos = new AtomicLong();
    PolledConditionSource counted =
        new PolledConditionSource(
            List.of(
                count(
                    AlertKind.REBOOT_LOOP,
                    _ -> {
                      throw new JdbiException("away") {
                        private static final long serialVersionUID = 1L;
                      };
                    }),
                count(AlertKind.SITE_UNUSED, asked::add)),
            nanos::get);

    assertThat(counted.read(AlertRules.PRESET, NOW).read()).containsExactly(AlertKind.SITE_UNUSED);
    nanos.set(PolledConditionSource.INTERVAL.toNanos() - 1);
    assertThat(counted.read(AlertRules.PRESET, NOW.plusSeconds(1)).read()).hasSize(1);
    assertThat(asked).containsExactly(NOW);
    nanos.set(PolledConditionSource.INTERVAL.toNanos());
    assertThat(counted.read(AlertRules.PRESET, NOW.plusSeconds(2)).read()).hasSize(1);
    assertThat(asked).containsExactly(NOW, NOW.plusSeconds(2));
  }

  private static ConditionCountQuery count(
      AlertKind kind, java.util.function.Consumer<Instant> action) {
    return new ConditionCountQuery() {
      @Override
      public AlertKind kind() {
        return kind;
      }

      @Override
      public List<ObservedCondition> holding(int threshold, Instant now) {
        action.accept(now);
        return List.of();
      }
    };
  }
}
