package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.UpdateEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a kiosk wrote down of its updates is kept and shown, whoever ordered them. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class UpdateRecordIT {

  private static final Instant THEN = Instant.parse("2026-11-20T03:12:00Z");

  private static SimulatedKiosk kiosk(TestPages.Running pages) {
    return new SimulatedKiosk("lot", "borne-figeac", pages.telemetry(), pages.clock()).born();
  }

  private static KioskRecord update(String from, String to, UpdateEnd end, String cause) {
    String check = cause.equals("not-proven") ? "printer" : "";
    return new KioskRecord.Update(THEN, "7", "os", from, to, end, cause, check);
  }

  @Test
  void thePageAndTheInterfaceSayHowAnUpdateEnded(TestPages.Running pages) {
    SimulatedKiosk _ =
        kiosk(pages)
            .records(
                List.of(
                    update("2.3.1", "2.4.0", UpdateEnd.FAILED, "not-proven"),
                    update("2.3.1", "2.4.1", UpdateEnd.SUCCEEDED, ""),
                    new KioskRecord.Presence(THEN, 3, 1)));
    String path = "/api/v1/records?kiosk=borne-figeac";
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> pages.get(path).body().contains("presence"));

    assertThat(pages.get(path + "&type=update").body())
        .contains(
            "\"update\":{\"action\":\"7\",\"part\":\"os\",\"from\":\"2.3.1\",\"to\":\"2.4.0\","
                + "\"end\":\"failed\",\"cause\":\"not-proven\",\"check\":\"printer\"}");
    assertThat(pages.get(path + "&type=presence").body()).contains("\"update\":null");
    assertThat(pages.get("/kiosks/borne-figeac/history?lang=en").body())
        .contains(
            "System: version 2.4.0 not adopted, printer not found after the restart;"
                + " 2.3.1 is still running")
        .contains("System: version 2.4.1 adopted, in place of 2.3.1");
    assertThat(pages.get("/kiosks/borne-figeac/history?lang=fr").body().replace('\u00a0', ' '))
        .contains("Système : version 2.4.1 adoptée, à la place de 2.3.1");
  }

  /** As it would be after a manager of the former release was at work for a while. */
  @Test
  void whatAnotherManagerKeptAsItCameIsSaidToo(TestPages.Running pages) {
    SimulatedKiosk _ =
        kiosk(pages).records(List.of(update("2.3.1", "2.4.0", UpdateEnd.CANCELLED, "")));
    String path = "/api/v1/records?kiosk=borne-figeac";
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> pages.get(path).body().contains("cancelled"));
    pages.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM update_record"));

    assertThat(pages.get(path).body()).contains("\"end\":\"cancelled\"");
    assertThat(pages.get("/kiosks/borne-figeac/history?lang=en").body())
        .contains("System: version 2.4.0 cancelled");
  }

  private static KioskRecord later(Duration time, UpdateEnd end, String cause) {
    return new KioskRecord.Update(THEN.plus(time), "7", "os", "2.3.1", "2.4.0", end, cause, "");
  }

  /** Until an update succeeds: one that failed otherwise meanwhile changes nothing of it. */
  @ParameterizedTest
  @CsvSource({
    "waited-too-long, Update 2.4.0 waited too long for its files or a good moment",
    "no-way-back, 'Update 2.4.0 failed, and the former version does not come back'"
  })
  void aKioskToWhichSomebodyHasToGoSaysSoOnTheStatusPage(
      String cause, String words, TestPages.Running pages) {
    SimulatedKiosk kiosk =
        kiosk(pages)
            .records(
                List.of(
                    later(Duration.ofHours(1), UpdateEnd.FAILED, cause),
                    later(Duration.ofHours(2), UpdateEnd.FAILED, "damaged")));
    String problems = "/api/v1/kiosks?problem=update&lang=en";
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> pages.get(problems).body().contains("borne-figeac"));
    assertThat(pages.get(problems).body()).contains("\"severity\":\"watch\"");
    assertThat(pages.get("/?problem=update&lang=en").body()).contains(words);
    assertThat(pages.get("/kiosks/borne-figeac?lang=en").body()).contains(words);

    SimulatedKiosk _ = kiosk.records(List.of(later(Duration.ofHours(3), UpdateEnd.SUCCEEDED, "")));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> !pages.get(problems).body().contains("borne-figeac"));
  }
}
