package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page asks the database as many things of a large fleet as of a small one. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class PageStatementsIT {

  /** Parts of a page that ask nothing as long as they have nothing to show. */
  private static final int PARTS = 2;

  private static final Duration LONG = Duration.ofMinutes(5);

  private static final List<String> PAGES =
      List.of(
          "/",
          "/rollouts",
          "/rollouts/1",
          "/rollouts/1/diagnostics",
          "/rollouts/new",
          "/releases",
          "/releases/1",
          "/kiosks/a1/updates",
          "/updates",
          "/units",
          "/kiosks/a1",
          "/kiosks/d1",
          "/kiosks/a1/history",
          "/kiosks/a1/identity",
          "/kiosks/a1/care",
          "/updates.csv",
          "/map/places.json",
          "/alerts",
          "/alerts/maintenance",
          "/sites",
          "/coverage",
          "/accounts",
          "/audit",
          "/usage",
          "/mediator",
          "/appointments/offers",
          "/api/v1/distributions",
          "/api/v1/software-modules",
          "/api/v1/rollouts",
          "/api/v1/kiosks",
          "/api/v1/kiosks/a1/updates",
          "/api/v1/kiosks/a1",
          "/api/v1/records",
          "/api/v1/sites",
          "/api/v1/units",
          "/api/v1/alerts");

  private static final List<String> COUNTED =
      List.of("artifact", "software_module", "distribution", "rollout");

  /** Thirty more of everything, each a copy of the one that there is. */
  private static final List<String> MORE =
      List.of(
          """
          INSERT INTO software_module (part, name, version, channel, made, promoted)
          SELECT part, name, CONCAT(version, '.', seq), channel, made, promoted
          FROM software_module JOIN seq_1_to_30
          """,
          """
          INSERT INTO software_module_artifact (module_id, artifact_id)
          SELECT m.id, (SELECT MIN(id) FROM artifact) FROM software_module m WHERE m.id > 1
          """,
          """
          INSERT INTO distribution (name, version, made)
          SELECT name, CONCAT(version, '.', seq), made FROM distribution JOIN seq_1_to_30
          """,
          """
          INSERT INTO distribution_module (distribution_id, module_id)
          SELECT d.id, m.id FROM distribution d JOIN software_module m ON m.id = d.id WHERE d.id > 1
          """,
          """
          INSERT INTO rollout (distribution_id, state, reason, plan, territories, made, since, actor,
            maker, start_at)
          SELECT distribution_id, state, reason, plan, territories, made, since, actor, maker, start_at
          FROM rollout JOIN seq_1_to_30
          """,
          """
          INSERT INTO rollout_wave (rollout_id, number, name, state, since, success, errors, forgiven)
          SELECT r.id, number, w.name, w.state, w.since, success, errors, forgiven
          FROM rollout_wave w JOIN rollout r ON r.id > 1
          """,
          """
          INSERT INTO kiosk (name, territory, site_id, first_seen, last_seen, link, link_since)
          SELECT CONCAT('more-', seq), territory, site_id, first_seen, last_seen, link, link_since
          FROM kiosk JOIN seq_1_to_30 WHERE name = 'a1'
          """,
          """
          INSERT INTO unit (state, since, made, fingerprint, kiosk, territory, admitted)
          SELECT state, since, made, SHA2(seq, 256), CONCAT('more-', seq), territory, admitted
          FROM unit JOIN seq_1_to_30 WHERE kiosk = 'a1'
          """,
          """
          INSERT INTO unit (state, since, made, fingerprint, kiosk, territory, admitted)
          SELECT state, since, made, SHA2(CONCAT('asks', seq), 256), CONCAT('asks-', seq), territory, admitted
          FROM unit JOIN seq_1_to_30 WHERE kiosk = 'd1'
          """,
          """
          INSERT INTO update_kiosk (kiosk, polled)
          SELECT CONCAT('asks-', seq), polled FROM update_kiosk JOIN seq_1_to_30 WHERE kiosk = 'd1'
          """,
          """
          INSERT INTO update_action (kiosk, distribution_id, state, since, forced, made, actor)
          SELECT kiosk, distribution_id, 'failed', since, forced, made, actor
          FROM update_action JOIN seq_1_to_30 WHERE kiosk = 'a1'
          """,
          """
          INSERT INTO action_status (action_id, at, kind, messages)
          SELECT id, since, 'closed', 'no space left' FROM update_action
          """,
          """
          INSERT INTO rollout_member (rollout_id, kiosk, territory, wave, state, since, action_id)
          SELECT r.id, k.name, k.territory, 1, 'failed', NOW(3), (SELECT MAX(id) FROM update_action)
          FROM rollout r JOIN kiosk k WHERE k.name LIKE 'more-%'
          """);

  @Test
  void theNumberDoesNotGrowWithTheData(TestPages.Running server) throws Exception {
    try (RolloutBench bench = new RolloutBench(server);
        UpdateBench.Enrolled _ = bench.kiosk("a1", "lot");
        UpdateBench.Enrolled _ = bench.asking("d1", "lot")) {
      bench.jdbi().useHandle(handle -> COUNTED.forEach(table -> countAnew(handle, table)));
      var _ = server.kiosk("lot", "a1").born();
      await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> server.get("/kiosks/a1").statusCode() == 200);
      bench.asked("d1", Duration.ofMinutes(1));
      await().atMost(LONG).until(() -> server.get("/kiosks/d1").statusCode() == 200);
      // Paused, so that no round changes what the pages show.
      int rollout = bench.rollout(bench.distribution(), "");
      bench.round();
      var _ = bench.post("/" + rollout + "/pause", "", 200);
      bench.jdbi().useHandle(handle -> handle.execute(MORE.get(11)));
      bench
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute("UPDATE rollout_member SET state = 'failed' WHERE wave = 1"));
      Map<String, Integer> few = statements(server, bench);

      bench.jdbi().useHandle(handle -> MORE.forEach(handle::execute));
      await().atMost(LONG).until(() -> server.get("/").body().contains("lot:asks-30"));

      assertThat(statements(server, bench))
          .allSatisfy(
              (page, now) ->
                  assertThat(now).as(page).isLessThanOrEqualTo(few.getOrDefault(page, 0) + PARTS));
    }
  }

  /** The addresses above are those of the first row; tests before this one had rows as well. */
  private static void countAnew(Handle handle, String table) {
    int _ = handle.execute("ALTER TABLE " + table + " AUTO_INCREMENT = 1");
  }

  private static Map<String, Integer> statements(TestPages.Running server, RolloutBench bench) {
    await().atMost(Durations.FIVE_MINUTES).until(() -> !bench.look());
    Map<String, Integer> statements = new LinkedHashMap<>();
    for (String page : PAGES) {
      statements.put(
          page,
          // The least of several: what the manager does beside it by itself is in the others.
          IntStream.range(0, 5).map(_ -> asked(server, bench, page)).min().orElseThrow());
    }
    return statements;
  }

  private static int asked(TestPages.Running server, RolloutBench bench, String page) {
    int before = selects(bench);
    int status =
        page.startsWith("/api/")
            ? bench.updates().ask("GET", page, "").statusCode()
            : server.get(page).statusCode();
    assertThat(status).as(page).isEqualTo(200);
    return selects(bench) - before;
  }

  /** How many questions the database was asked since its start. */
  private static int selects(RolloutBench bench) {
    return bench
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")
                    .map((row, _) -> row.getInt("Value"))
                    .one());
  }
}
