package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.ArtifactHashes;
import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateLedgerFileTest {

  private static final UpdateOrder ORDER =
      new UpdateOrder(
          "7",
          true,
          false,
          List.of(
              new DeploymentChunk(
                  "os",
                  "kiosk",
                  "2.4.0",
                  List.of(
                      new DdiArtifact(
                          "kiosk.swu",
                          5_000_000_000L,
                          new ArtifactHashes(
                              Optional.of("ab".repeat(32)), Optional.empty(), Optional.of("cd")),
                          URI.create("https://fleet.example/7?x=1"))))));
  private static final UpdateInProgress UNDERTAKING =
      new UpdateInProgress(
          ORDER,
          List.of(new PartVersionChange("os", "2.3.1", "2.4.0", 0, 0, Optional.of("2.3.0"))),
          new KioskBeforeUpdate(
              true, false, "journal", Set.of(Peripheral.PRINTER, Peripheral.SCREEN)),
          2);
  private static final UpdateOutcome OUTCOME =
      UpdateOutcome.failed("6", UpdateFailureCause.NOT_PROVEN, "check=printer", "« Für » people.");

  @TempDir Path folder;

  static Stream<UpdateState> states() {
    return Stream.of(
        new UpdateState.Idle(),
        new UpdateState.Downloading(ORDER, Instant.parse("2026-11-25T07:00:00Z")),
        new UpdateState.Waiting(ORDER, Instant.parse("2026-11-25T08:00:00Z"), 2),
        new UpdateState.Installing(UNDERTAKING, 2),
        new UpdateState.Restarting(UNDERTAKING, 3),
        new UpdateState.Proving(UNDERTAKING, 1),
        new UpdateState.Confirming(UNDERTAKING),
        new UpdateState.GoingBack(UNDERTAKING, OUTCOME, 2),
        new UpdateState.Reporting(OUTCOME));
  }

  /** Such an order is taken anew; what has come of its files is not fetched again. */
  @Test
  void aDownloadOfAnOlderAgentBeginsAnew() {
    var written =
        new JsonObject(
            UpdateLedgerCodec.write(
                new UpdateLedger(
                    new UpdateState.Downloading(ORDER, Instant.EPOCH), List.of(), List.of())));
    assertThat(written.getJsonObject("state").remove("since")).isNotNull();
    assertThat(UpdateLedgerCodec.read(written.encode()).map(UpdateLedger::state))
        .contains(new UpdateState.Idle());
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateIsReadAsItWasWritten(UpdateState state) throws Exception {
    var ledger =
        new UpdateLedger(
            state,
            List.of(
                new UpdateLedger.Ended(OUTCOME, "mark"),
                new UpdateLedger.Ended(UpdateOutcome.succeeded("5", "Well."), "")),
            List.of(
                new UpdateJournalEntry(
                    Instant.parse("2026-11-25T09:00:00.123456789Z"),
                    OUTCOME,
                    List.of(new UpdateJournalEntry.Change("os", "2.3.1", "2.4.0")))));
    new UpdateLedgerFile(folder).write(ledger);
    assertThat(new UpdateLedgerFile(folder).read()).isEqualTo(ledger);
  }

  /** Of an agent that knew nothing of records. */
  @Test
  void aFileOfAnOlderVersionHasNothingToRecord() throws Exception {
    Path _ =
        Files.writeString(
            folder.resolve("state.json"),
            "{\"version\":1,\"state\":{\"name\":\"idle\"},\"ended\":[]}");
    assertThat(new UpdateLedgerFile(folder).read().unrecorded()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereOrDamagedIsABeginning() throws Exception {
    assertThat(new UpdateLedgerFile(folder).read()).isEqualTo(UpdateLedger.EMPTY);
    Path _ = Files.writeString(folder.resolve("state.json"), "{\"version\":1,\"state\":{}}");
    assertThat(new UpdateLedgerFile(folder).read()).isEqualTo(UpdateLedger.EMPTY);
  }

  /** A torn file is read or not, and never breaks the start of the agent. */
  @Test
  void tornFilesNeverBreakTheReader() {
    var random = new Random(11);
    String whole =
        UpdateLedgerCodec.write(
            new UpdateLedger(
                new UpdateState.GoingBack(UNDERTAKING, OUTCOME, 2), List.of(), List.of()));
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] torn = whole.getBytes(StandardCharsets.UTF_8);
      for (int wound = 0; wound <= random.nextInt(3); wound++) {
        torn[random.nextInt(torn.length)] = (byte) random.nextInt(256);
      }
      if (UpdateLedgerCodec.read(new String(torn, StandardCharsets.UTF_8)).isPresent()) {
        read++;
      }
    }
    assertThat(read).isBetween(100, 19_000);
  }

  @Test
  void onlyTheLatestEndsAreRemembered() {
    UpdateLedger ledger = UpdateLedger.EMPTY;
    for (int action = 0; action < 100; action++) {
      ledger =
          ledger.to(
              new UpdateState.Reporting(UpdateOutcome.succeeded(String.valueOf(action), "Well.")),
              Instant.EPOCH);
    }
    assertThat(ledger.ended()).hasSize(UpdateLedger.MAX_ENDED);
    assertThat(ledger.unrecorded()).hasSize(UpdateLedger.MAX_ENDED);
    assertThat(ledger.ended("99")).isPresent();
    assertThat(ledger.ended("3")).isEmpty();
  }
}
