package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code RolloutAggregateModelTest} asks of the rules, asked of the database for a while. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class RolloutModelIT {

  private static final int STEPS = 160;
  private static final int KIOSKS = 8;

  private static <T> List<T> all(Jdbi jdbi, String sql, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }

  /** The manager is killed after everything was written and before it was committed. */
  @Test
  void aManagerThatIsKilledInMidWaveLeavesNothingAndAssignsNothingTwice(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(4);
      int rollout =
          bench
              .post("", "{\"distribution\":" + bench.distribution() + PLAN, 201)
              .get("id")
              .getIntValue();
      RolloutAggregateStore store = server.context().getBean(RolloutAggregateStore.class);
      RolloutEngine engine = server.context().getBean(RolloutEngine.class);
      assertThatThrownBy(
              () ->
                  bench
                      .jdbi()
                      .useTransaction(
                          handle -> {
                            RolloutAggregate course = store.lock(handle, rollout).orElseThrow();
                            boolean _ = course.happen(RolloutEvent.START, "");
                            course.go(
                                new RolloutFleetReader(handle)
                                    .surroundings(store.now(), Duration.ofMinutes(5)),
                                engine.gate(handle, course.rollout().distribution()),
                                engine.silence());
                            assertThat(course.orders()).hasSize(4);
                            store.save(handle, course);
                            throw new IllegalStateException("killed");
                          }))
          .hasMessage("killed");
      assertThat(all(bench.jdbi(), "SELECT COUNT(*) FROM update_action", Integer.class))
          .containsExactly(0);
      assertThat(bench.states(rollout).values()).containsOnly("waiting");

      var _ = bench.post("/" + rollout + "/start", "", 200);
      bench.round();
      bench.round();
      assertThat(bench.states(rollout).values()).containsOnly("updating");
      assertThat(all(bench.jdbi(), "SELECT COUNT(*) FROM update_action", Integer.class))
          .containsExactly(4);
    }
  }

  private static final String PLAN = ",\"plan\":{\"window\":{\"hours\":\"any\"},\"waves\":[{}]}}";

  @Test
  void theRulesHoldInTheDatabaseWhateverComes(TestPages.Running server) throws IOException {
    Random random = new Random(11);
    try (RolloutBench bench = new RolloutBench(server)) {
      for (int i = 0; i < KIOSKS; i++) {
        var _ = bench.kiosk("borne-" + i, "territoire-" + i % 3);
      }
      int rollout = 0;
      for (int step = 0; step < STEPS; step++) {
        if (rollout == 0 || !isOpen(bench.state(rollout))) {
          checkOver(bench);
          rollout =
              bench.rollout(
                  bench.distribution(),
                  """
                  ,"joins":true,"onErrors":"%s","waves":[{"share":30,"success":60,"errors":60},
                    {"success":50,"errors":80}]
                  """
                      .formatted(random.nextBoolean() ? "pause" : "roll-back"));
        }
        step(bench, rollout, random);
        bench.round();
        check(bench);
      }
    }
  }

  private static boolean isOpen(String state) {
    return RolloutState.of(state).orElseThrow().isOpen();
  }

  private static void step(RolloutBench bench, int rollout, Random random) throws IOException {
    List<String> open =
        all(
            bench.jdbi(),
            "SELECT open_kiosk FROM update_action WHERE state IN ('offered', 'running',"
                + " 'cancelling')",
            String.class);
    String kiosk = open.isEmpty() ? "borne-0" : open.get(random.nextInt(open.size()));
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        if (!open.isEmpty()) {
          String _ = bench.read(kiosk);
        }
      }
      case 2, 3, 4, 5, 6 -> {
        if (!open.isEmpty()) {
          bench.close(kiosk, random.nextInt(5) > 0, "cause=failed");
        }
      }
      case 7 ->
          bench
              .jdbi()
              .useHandle(
                  handle ->
                      handle.execute(
                          "UPDATE kiosk SET link = ? WHERE name = ?",
                          random.nextInt(3) == 0 ? "lost" : "connected",
                          "borne-" + random.nextInt(KIOSKS)));
      case 8 -> {
        String word =
            List.of("pause", "resume", "resume", "retry", "retry", "abort", "roll-back")
                .get(random.nextInt(7));
        // What makes no sense in a state is refused, which is as good.
        int status =
            bench
                .updates()
                .ask("POST", "/api/v1/rollouts/" + rollout + "/" + word, "{}")
                .statusCode();
        assertThat(status).isIn(200, 409);
      }
      case 9 -> {
        int status =
            bench
                .updates()
                .ask("POST", "/api/v1/rollouts/" + rollout + "/abort?force=true", "")
                .statusCode();
        assertThat(status).isIn(200, 409);
      }
      default -> bench.round();
    }
  }

  private static void check(RolloutBench bench) {
    Jdbi jdbi = bench.jdbi();
    assertThat(
            all(
                jdbi,
                """
                SELECT COUNT(*) FROM update_action a JOIN unit u ON u.holds = a.open_kiosk
                WHERE a.state IN ('offered', 'running', 'cancelling') GROUP BY u.territory
                """,
                Integer.class))
        .as("updates at once in each territory")
        .allMatch(it -> it == 1);
    assertThat(
            all(
                jdbi,
                """
                SELECT CONCAT(m.kiosk, ' ', m.state, ' ', COALESCE(a.state, '-'))
                FROM rollout_member m LEFT JOIN update_action a ON a.id = m.action_id
                WHERE (m.state IN ('updating', 'leaving', 'reverting'))
                  <> (COALESCE(a.state, '-') IN ('offered', 'running', 'cancelling'))
                  AND NOT (m.state = 'stranded')
                """,
                String.class))
        .as("kiosks that are not as far as their updates")
        .isEmpty();
    assertThat(
            all(
                jdbi,
                """
                SELECT action_id FROM rollout_member WHERE action_id IS NOT NULL
                GROUP BY action_id HAVING COUNT(*) > 1
                """,
                Integer.class))
        .isEmpty();
  }

  private static void checkOver(RolloutBench bench) {
    assertThat(
            all(
                bench.jdbi(),
                """
                SELECT CONCAT(r.id, r.state, m.kiosk, m.state) FROM rollout r
                JOIN rollout_member m ON m.rollout_id = r.id
                LEFT JOIN update_action a ON a.id = m.action_id
                WHERE r.state IN ('finished', 'aborted', 'rolled-back')
                  AND (m.state IN ('waiting', 'updating', 'leaving', 'reverting')
                    OR a.state IN ('offered', 'running', 'cancelling'))
                """,
                String.class))
        .as("what is open though its rollout is over")
        .isEmpty();
  }
}
