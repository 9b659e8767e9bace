package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rollouts through the programming interface, with kiosks at the device interface. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutIT {

  private static final String TWO_WAVES =
      """
      ,"waves":[{"name":"canary","share":1,"success":100,"errors":1},{"name":"all"}]
      """;

  private static List<String> in(Map<String, String> states, String state) {
    return states.entrySet().stream()
        .filter(it -> it.getValue().equals(state))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void theSecondWaveBeginsWhenTheFirstHasPassed(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(3);
      int rollout = bench.rollout(bench.distribution(), TWO_WAVES);
      List<String> first = in(bench.states(rollout), "updating");
      assertThat(first).hasSize(1);

      bench.round();
      assertThat(in(bench.states(rollout), "updating")).isEqualTo(first);

      assertThat(bench.read(first.getFirst())).contains("chunks").doesNotContain("metadata");
      bench.close(first.getFirst(), true, "done");
      bench.round();
      Map<String, String> states = bench.states(rollout);
      assertThat(in(states, "succeeded")).isEqualTo(first);
      assertThat(in(states, "updating")).hasSize(2);

      for (String kiosk : in(states, "updating")) {
        bench.close(kiosk, true, "done");
      }
      bench.round();
      assertThat(bench.state(rollout)).isEqualTo("finished");
      assertThat(in(bench.states(rollout), "succeeded")).hasSize(3);
    }
  }

  @Test
  void aFailureInTheCanaryPausesAndTellsWhy(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(3);
      int rollout = bench.rollout(bench.distribution(), TWO_WAVES);
      String canary = in(bench.states(rollout), "updating").getFirst();
      String _ = bench.read(canary);
      bench.close(canary, false, "cause=not-proven check=printer version=2.4.0 back=2.3.1");
      bench.round();

      assertThat(bench.state(rollout)).isEqualTo("paused");
      assertThat(bench.get(rollout).get("reason").getStringValue()).isEqualTo("errors");
      Json cause =
          bench.members(rollout).stream()
              .filter(it -> it.get("kiosk").getStringValue().equals(canary))
              .map(it -> it.get("cause"))
              .findFirst()
              .orElseThrow();
      assertThat(cause.get("word").getStringValue()).isEqualTo("not-proven");
      assertThat(cause.get("sentence").getStringValue())
          .contains("2.4.0", "imprimante introuvable", "2.3.1");

      // As its page names it: by group and node.
      String address = canary.replace("borne", "territoire") + ":" + canary;
      var _ = bench.post("/" + rollout + "/retry", "{\"kiosk\":\"" + address + "\"}", 200);
      var _ = bench.post("/" + rollout + "/resume", "", 200);
      assertThat(bench.states(rollout)).containsEntry(canary, "updating");
      bench.close(canary, true, "done");
      bench.round();
      assertThat(in(bench.states(rollout), "updating")).hasSize(2);
    }
  }

  @Test
  void tooManyErrorsGiveBackWhatWasThere(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(2);
      int before = bench.distribution();
      int first = bench.rollout(before, "");
      finish(bench, first);
      assertThat(bench.state(first)).isEqualTo("finished");

      int after = bench.distribution();
      int second =
          bench.rollout(
              after,
              """
              ,"onErrors":"roll-back","waves":[{"share":50,"success":100},{"errors":1}]
              """);
      String good = in(bench.states(second), "updating").getFirst();
      bench.close(good, true, "done");
      bench.round();
      String bad = in(bench.states(second), "updating").getFirst();
      bench.close(bad, false, "cause=failed");
      bench.round();
      assertThat(bench.state(second)).isEqualTo("rolling-back");
      assertThat(bench.states(second))
          .containsEntry(good, "reverting")
          .containsEntry(bad, "failed");
      assertThat(bench.read(good))
          .contains("\"metadata\":[{\"key\":\"downgrade\",\"value\":\"allowed\"}]")
          .contains("\"version\":\"1.1\"");

      bench.close(good, true, "back");
      bench.round();
      assertThat(bench.state(second)).isEqualTo("rolled-back");
    }
  }

  /** Both kiosks are done, whichever begins. */
  private static void finish(RolloutBench bench, int rollout) throws IOException {
    for (int turn = 0; turn < 2; turn++) {
      bench.round();
      String updating = in(bench.states(rollout), "updating").getFirst();
      bench.close(updating, true, "done");
    }
    bench.round();
  }
}
