package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random feedback, cancellations, repeats and new updates, against an oracle that is written down
 * from the interface's description and not from the program.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class UpdateActionModelIT {
  private static final int STEPS = 250;
  private static final List<String> EXECUTIONS =
      List.of(
          "closed",
          "closed",
          "proceeding",
          "canceled",
          "scheduled",
          "rejected",
          "resumed",
          "download",
          "downloaded");
  private static final List<String> RESULTS = List.of("success", "failure", "none");

  /** State of each update by number, as it must be. */
  private final Map<Integer, String> oracle = new LinkedHashMap<>();

  private final TreeSet<String> reached = new TreeSet<>();

  @Test
  void theAnswersAndStatesAreTheOraclesWhateverComes(TestPages.Running server) throws IOException {
    UpdateBench bench = new UpdateBench(server);
    Random random = new Random(5);
    try (UpdateBench.Enrolled kiosk = bench.kiosk("figeac-1")) {
      int distribution = bench.distribution("os.swu", "x".getBytes(StandardCharsets.UTF_8));
      for (int step = 0; step < STEPS; step++) {
        String what = step(bench, kiosk, distribution, random);
        for (int id : oracle.keySet().stream().skip(Math.max(0, oracle.size() - 4)).toList()) {
          String state = bench.update(kiosk, id).get("state").getStringValue();
          assertThat(state).as("step %s: %s of %s", step, what, id).isEqualTo(oracle.get(id));
          reached.add(state);
        }
      }
    }
    assertThat(reached)
        .containsExactly("cancelled", "cancelling", "failed", "offered", "running", "succeeded");
  }

  private String step(
      UpdateBench bench, UpdateBench.Enrolled kiosk, int distribution, Random random)
      throws IOException {
    boolean allOver =
        oracle.values().stream().allMatch(it -> List.of("succeeded", "failed").contains(it));
    if (oracle.isEmpty() || (allOver && random.nextBoolean()) || random.nextInt(25) == 0) {
      oracle.replaceAll((_, state) -> isOpen(state) ? "cancelling" : state);
      oracle.put(bench.assign(kiosk, distribution, ""), "offered");
      return "assign";
    }
    List<Integer> ids = List.copyOf(oracle.keySet());
    int id = ids.get(ids.size() - 1 - random.nextInt(Math.min(3, ids.size())));
    String execution = EXECUTIONS.get(random.nextInt(EXECUTIONS.size()));
    String finished = RESULTS.get(random.nextInt(RESULTS.size()));
    String before = Objects.requireNonNull(oracle.get(id));
    String what;
    int status;
    int expected;
    switch (random.nextInt(5)) {
      case 0 -> {
        what = "get";
        status = kiosk.get("/deploymentBase/" + id).statusCode();
        expected = before.startsWith("cancel") ? 404 : 200;
        oracle.put(id, before.equals("offered") ? "running" : before);
      }
      case 1 -> {
        boolean force = random.nextBoolean();
        what = "delete " + force;
        status =
            bench
                .ask("DELETE", "/api/v1/kiosks/figeac-1/updates/" + id + "?force=" + force, "")
                .statusCode();
        boolean isAsked = before.equals("cancelling");
        expected = isOpen(before) && force == isAsked ? 200 : 409;
        oracle.put(id, expected == 409 ? before : force ? "cancelled" : "cancelling");
      }
      case 2 -> {
        what = "cancel feedback " + execution + " " + finished;
        status = send(kiosk, "/cancelAction/" + id, execution, finished);
        boolean refuses =
            execution.equals("rejected")
                || (execution.equals("closed") && finished.equals("failure"));
        expected = before.equals("cancelling") || before.equals("cancelled") ? 200 : 405;
        if (before.equals("cancelling")) {
          oracle.put(
              id, refuses ? "running" : execution.equals("closed") ? "cancelled" : "cancelling");
        }
      }
      default -> {
        what = "feedback " + execution + " " + finished;
        status = send(kiosk, "/deploymentBase/" + id, execution, finished);
        expected = isOpen(before) ? 200 : 410;
        if (isOpen(before) && execution.equals("closed")) {
          oracle.put(id, finished.equals("failure") ? "failed" : "succeeded");
        }
      }
    }
    assertThat(status).as("%s of %s, which is %s", what, id, before).isEqualTo(expected);
    return what;
  }

  private static boolean isOpen(String state) {
    return List.of("offered", "running", "cancelling").contains(state);
  }

  /** A fast machine tells more in a second than the server hears of one kiosk: then once more. */
  private static int send(
      UpdateBench.Enrolled kiosk, String path, String execution, String finished) {
    return await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> sendOnce(kiosk, path, execution, finished),
            status -> status != HttpStatus.TOO_MANY_REQUESTS.getCode());
  }

  private static int sendOnce(
      UpdateBench.Enrolled kiosk, String path, String execution, String finished)
      throws IOException {
    return kiosk
        .send(
            "POST",
            path + "/feedback",
            """
            {"status":{"execution":"%s","result":{"finished":"%s"},"details":"one"}}
            """
                .formatted(execution, finished))
        .statusCode();
  }
}
