package fr.teleguichet.provisioning.image;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The plug of a kiosk is pulled while records are made: whatever its agent said it has kept arrives
 * at the manager, once. Asked for by -Dproof.image=cuts; -Dproof.rounds says how many, and
 * -Dproof.seed another sequence of moments. What came of each round is in target/power-cuts.csv.
 *
 * <p>Killing QEMU loses what the guest had not flushed, as a power cut does, but tears no write in
 * two.
 */
@EnabledIfSystemProperty(named = "proof.image", matches = "cuts|all")
@Timeout(value = 10, unit = TimeUnit.HOURS)
@Tag("proof")
final class PowerCutIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  private static final Path TABLE = Path.of("target/power-cuts.csv");

  private final long seed = Long.getLong("proof.seed", 20_261_129);
  private final Random random = new Random(seed);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @BeforeEach
  void powerOn() throws Exception {
    kiosk = FlashedKiosk.start(Path.of("target/cuts").toAbsolutePath());
  }

  @AfterEach
  void powerOff() throws IOException {
    if (kiosk != null) {
      kiosk.close();
    }
  }

  @Test
  void recordsThatWereKeptArriveOnceAndFileSystemsStayClean() throws Exception {
    Set<String> kept = new HashSet<>();
    int rounds = Integer.getInteger("proof.rounds", 3);
    kiosk.awaitConnection();
    Files.writeString(
        TABLE, "seed,round,cut_ms,records_kept,records_at_manager,seconds_until_connected\n");
    for (int round = 0; round < rounds; round++) {
      int moment = random.nextInt(3_000);
      Set<String> more = keptUntilTheCut(round, moment);
      long cut = System.nanoTime();
      kept.addAll(more);
      assertThatNothingIsBroken();
      kiosk.awaitConnection();
      long back = Duration.ofNanos(System.nanoTime() - cut).toSeconds();
      assertThatEachIsAtTheManagerOnce(kept);
      String line =
          "%d,%d,%d,%d,%d,%d%n"
              .formatted(seed, round + 1, moment, more.size(), records().size(), back);
      Files.writeString(TABLE, line, StandardOpenOption.APPEND);
    }
  }

  private Set<String> keptUntilTheCut(int round, int moment) throws Exception {
    try (GuestShell shell = kiosk.shell()) {
      shell.send(RecordScript.of(round));
      String _ =
          Awaitility.await("records of round " + round)
              .atMost(VirtualMachine.START)
              .until(shell::heard, it -> RecordScript.count(it) > 5);
      // Waits for nothing: the moment of the cut is what is tried.
      TimeUnit.MILLISECONDS.sleep(moment);
      kiosk.machine().cutPower();
      return RecordScript.KEPT
          .matcher(shell.heard())
          .results()
          .map(it -> it.group(1) + " " + it.group(2))
          .collect(toSet());
    }
  }

  private void assertThatEachIsAtTheManagerOnce(Set<String> kept) throws Exception {
    Awaitility.await("the records at the manager")
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(numbers(records())).containsAll(kept));
    List<JsonNode> records = records();
    assertThat(numbers(records)).doesNotHaveDuplicates();
    assertThat(records.stream().map(it -> it.get("occurred").asText()).toList())
        .as("one record for each that was made")
        .doesNotHaveDuplicates();
  }

  private void assertThatNothingIsBroken() throws IOException {
    try (GuestShell shell = kiosk.shell()) {
      assertThat(shell.ask("cat /sys/fs/ext4/*/errors_count | sort -u", SOON)).isEqualTo("0");
      assertThat(shell.ask("findmnt -rno OPTIONS /data", SOON)).startsWith("rw,");
    }
  }

  private List<JsonNode> records() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          kiosk
              .manager()
              .get("/api/v1/records?type=interview&limit=1000&kiosk=" + FlashedKiosk.ID + after);
      page.get("records").forEach(all::add);
      after = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : "";
    } while (!after.isEmpty());
    return all;
  }

  private static List<String> numbers(List<JsonNode> records) {
    return records.stream()
        .map(it -> it.get("journal").asText() + " " + it.get("number").asText())
        .toList();
  }
}
