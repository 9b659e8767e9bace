package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A round is left out only where it would come out as the one before. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutInputFingerprintIT {

  private static final Instant NOW = Instant.parse("2126-11-25T22:10:20Z");

  /** Each may let a kiosk begin, or keep one from it. */
  private static final List<String> TELLING =
      List.of(
          "UPDATE kiosk SET link = 'lost' WHERE name = 'a1'",
          "UPDATE kiosk SET site_id = NULL WHERE name = 'a1'",
          "UPDATE unit SET state = 'lapsed' WHERE kiosk = 'a1'",
          "UPDATE unit SET state = 'retired' WHERE kiosk = 'b1'",
          "UPDATE site SET opening = 'monday: 09:00-17:00' WHERE code = 'closed'",
          "UPDATE site SET latitude = latitude + 0.01 WHERE code = 'closed'",
          """
          INSERT INTO appointment (kiosk, id, start, finish)
          VALUES ('a1', 'x', '2126-11-25 22:30:00', '2126-11-25 23:00:00')
          """,
          "UPDATE appointment SET start = '2126-11-25 22:31:00' WHERE id = 'x'",
          "UPDATE update_kiosk SET changes = changes + 1",
          "UPDATE artifact SET withdrawn = NOW(3)",
          "UPDATE rollout SET revision = revision + 1",
          "UPDATE update_kiosk SET polled = '2126-11-25 22:10:00' WHERE kiosk = 'a1'");

  /** Kiosks say these every few minutes. */
  private static final List<String> SILENT =
      List.of(
          "UPDATE kiosk SET last_seen = '2126-11-25 22:10:00', facts = '{}'",
          "UPDATE update_kiosk SET polled = '2126-11-25 22:10:00'");

  private static RolloutInputFingerprint pulse(RolloutBench bench, Instant now) {
    return bench
        .jdbi()
        .withHandle(handle -> RolloutInputFingerprint.of(handle, now, Duration.ofMinutes(5)));
  }

  private static void paused(RolloutBench bench) throws IOException {
    var _ = bench.kiosk("a1", "lot");
    var _ = bench.kiosk("b1", "tarn");
    // A round in the midst of this would note them, and there need not be one.
    bench.asked("a1", Duration.ofDays(1));
    bench.asked("b1", Duration.ofDays(1));
    // What is paused moves nothing by itself, and is looked at all the same.
    var _ = bench.post("/" + bench.rollout(bench.distribution(), "") + "/pause", "", 200);
  }

  @Test
  void whateverTheGateAsksForIsSeen(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      paused(bench);
      for (String change : TELLING) {
        RolloutInputFingerprint before = pulse(bench, NOW);
        bench
            .jdbi()
            .useHandle(handle -> assertThat(handle.execute(change)).as(change).isPositive());
        assertThat(pulse(bench, NOW)).as(change).isNotEqualTo(before);
      }
    }
  }

  @Test
  void whatKiosksSayAllTheTimeCostsNoRound(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      paused(bench);
      RolloutInputFingerprint before = pulse(bench, NOW);
      for (String change : SILENT) {
        bench.jdbi().useHandle(handle -> assertThat(handle.execute(change)).isPositive());
      }
      assertThat(pulse(bench, NOW.plusSeconds(39))).isEqualTo(before);
    }
  }

  @Test
  void eachMinuteIsAnother(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      paused(bench);
      assertThat(pulse(bench, NOW.plusSeconds(40))).isNotEqualTo(pulse(bench, NOW));
    }
  }

  @Test
  void anAppointmentThatIsOverIsSeen(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      paused(bench);
      bench
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      INSERT INTO appointment (kiosk, id, start, finish)
                      VALUES ('a1', 'x', '2126-11-25 22:00:00', '2126-11-25 22:10:30')
                      """));
      assertThat(pulse(bench, NOW.plusSeconds(15))).isNotEqualTo(pulse(bench, NOW));
    }
  }

  @Test
  void aRoundIsLeftOutWhileNothingChangesAndNotWhenSomethingDid(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int rollout = bench.rollout(bench.distribution(), "");
      RolloutEngine engine = server.context().getBean(RolloutEngine.class);

      // What a round does is seen by the next look; and a minute may end between two looks.
      assertThat(IntStream.range(0, 5).mapToObj(_ -> engine.goIfNeeded())).contains(false);

      bench.jdbi().useHandle(handle -> handle.execute("UPDATE kiosk SET link = 'lost'"));
      engine.look();
      assertThat(bench.states(rollout).values()).containsOnly("waiting");
    }
  }
}
