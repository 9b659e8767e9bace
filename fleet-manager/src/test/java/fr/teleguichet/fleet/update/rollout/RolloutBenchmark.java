package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From the request for a rollout over 10,000 kiosks in ten waves to its first wave running, by HTTP
 * with the real database. Run by name only; the command and what it measured are in
 * docs/benchmarks.md.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
class RolloutBenchmark {

  private static final int KIOSKS = 10_000;
  private static final int RUNS = 7;
  private static final int QUIET_ROUNDS = 20;

  @Test
  void eachKioskInATerritoryOfItsOwn(TestPages.Running server) throws IOException {
    measure(server, KIOSKS, 1_000);
  }

  @Test
  void aHundredTerritories(TestPages.Running server) throws IOException {
    measure(server, 100, 100);
  }

  private static void measure(TestPages.Running server, int territories, int offered)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      fleet(bench, territories);
      int distribution = bench.distribution();
      String waves =
          IntStream.rangeClosed(1, 10)
              .mapToObj(i -> "{\"share\":" + (int) Math.ceil(100.0 / (11 - i)) + "}")
              .collect(Collectors.joining(",", ",\"waves\":[", "]"));
      double[] seconds = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        long before = System.nanoTime();
        int rollout = bench.rollout(distribution, waves);
        seconds[run] = (System.nanoTime() - before) / 1e9;
        assertThat(bench.state(rollout)).isEqualTo("running");
        assertThat(
                bench.get(rollout).get("waves").get(0).get("kiosks").get("updating").getIntValue())
            .isGreaterThanOrEqualTo(offered - 20);
        if (run == RUNS - 1) {
          long quiet = System.nanoTime();
          for (int i = 0; i < QUIET_ROUNDS; i++) {
            bench.round();
          }
          System.out.printf(
              "a round in which nothing happens: %.0f ms%n",
              (System.nanoTime() - quiet) / 1e6 / QUIET_ROUNDS);
          boolean _ = bench.look();
          boolean _ = bench.look();
          long looks = System.nanoTime();
          long rounds = IntStream.range(0, QUIET_ROUNDS).filter(_ -> bench.look()).count();
          System.out.printf(
              "a look at which nothing changed: %.1f ms, %d of %d went a round%n",
              (System.nanoTime() - looks) / 1e6 / QUIET_ROUNDS, rounds, QUIET_ROUNDS);
        }
        forget(bench);
      }
      System.out.printf(
          "%,d kiosks in %,d territories, 10 waves, request to first wave running: %s s%n",
          KIOSKS,
          territories,
          Arrays.stream(seconds).mapToObj("%.2f"::formatted).collect(Collectors.joining(" ")));
    }
  }

  private static void fleet(RolloutBench bench, int territories) {
    bench
        .jdbi()
        .useTransaction(
            handle -> {
              try (PreparedBatch units =
                      handle.prepareBatch(
                          """
                          INSERT INTO unit (state, since, made, kiosk, territory, admitted)
                          VALUES ('enrolled', NOW(3), NOW(3), :kiosk, :territory, NOW(3))
                          """);
                  PreparedBatch kiosks =
                      handle.prepareBatch(
                          """
                          INSERT INTO kiosk (name, territory, site_id, first_seen, last_seen, link,
                            link_since)
                          VALUES (:kiosk, :territory, :site, NOW(3), NOW(3), 'connected', NOW(3))
                          """)) {
                int site =
                    handle
                        .createQuery("SELECT id FROM site WHERE code = 'closed'")
                        .mapTo(Integer.class)
                        .one();
                for (int i = 0; i < KIOSKS; i++) {
                  String kiosk = "borne-%05d".formatted(i);
                  String territory = "territoire-%05d".formatted(i % territories);
                  PreparedBatch _ = units.bind("kiosk", kiosk).bind("territory", territory).add();
                  PreparedBatch _ =
                      kiosks
                          .bind("kiosk", kiosk)
                          .bind("territory", territory)
                          .bind("site", site)
                          .add();
                }
                int[] _ = units.execute();
                int[] _ = kiosks.execute();
              }
            });
  }

  private static void forget(RolloutBench bench) {
    bench
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("SET foreign_key_checks = 0");
              for (String table :
                  java.util.List.of(
                      "rollout_member",
                      "rollout_wave",
                      "rollout",
                      "action_status",
                      "update_action")) {
                handle.execute("DELETE FROM " + table);
              }
              handle.execute("SET foreign_key_checks = 1");
            });
  }
}
