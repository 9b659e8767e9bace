package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.NetworkChangeEnd;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a kiosk's page says of its journal. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class JournalEventsIT {

  private static final Instant THEN = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void aChangeOfTheNetworkOnSiteIsToldWithWhatBecameOfIt(TestPages.Running pages) {
    events(
        pages,
        new KioskRecord.NetworkChange(THEN, true, NetworkChangeEnd.UNCONNECTED, "wifi-password"),
        new KioskRecord.NetworkChange(THEN, false, NetworkChangeEnd.UNREACHED, "from-the-future"),
        new KioskRecord.NetworkChange(THEN, true, NetworkChangeEnd.KEPT, ""));

    assertThat(history(pages, "fr"))
        .contains("Réseau réglé sur place")
        .contains(
            "connexion : la connexion ne s’est pas faite, l’ancien réglage est revenu"
                + " (mot de passe du Wi-Fi refusé)")
        .contains("proxy : le gestionnaire du parc n’a pas été joint, l’ancien réglage est revenu<")
        .contains("connexion : le nouveau réglage est gardé<")
        .doesNotContain("from-the-future");
    assertThat(
            pages
                .get(
                    "/api/v1/kiosks/borne-figeac/history?lang=fr"
                        + "&from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z")
                .body())
        .as("what charts are annotated with")
        .contains("\"kind\":\"network\",\"words\":\"Réseau réglé sur place\"");
    assertThat(pages.get("/api/v1/records?kiosk=borne-figeac").body())
        .as("what programs read")
        .contains(
            "{\"of\":\"connection\",\"end\":\"unconnected\",\"cause\":\"wifi-password\"}",
            "{\"of\":\"proxy\",\"end\":\"unreached\",\"cause\":\"from-the-future\"}");
  }

  @Test
  void whatIsCountedIsNoEventOfItsOwn(TestPages.Running pages) {
    var session = new UUID(4, 6);
    events(
        pages,
        new KioskRecord.Visit(THEN, session, SessionStep.TOUCHED, Optional.empty()),
        new KioskRecord.Visit(
            THEN, session, SessionStep.CHOSE, Optional.of(new ServiceCode("carsat"))),
        new KioskRecord.Presence(THEN, 3, 1),
        new KioskRecord.NetworkChange(THEN, true, NetworkChangeEnd.KEPT, ""));

    assertThat(history(pages, "fr"))
        .contains("Réseau réglé sur place")
        .doesNotContain("Enregistrement d’un type plus récent", "Comptage de passage");
  }

  private static void events(TestPages.Running pages, KioskRecord... records) {
    SimulatedKiosk _ =
        new SimulatedKiosk("lot", "borne-figeac", pages.telemetry(), pages.clock())
            .born()
            .records(List.of(records));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                pages
                    .get("/api/v1/records?kiosk=borne-figeac")
                    .body()
                    .contains("\"number\":" + records.length));
  }

  private static String history(TestPages.Running pages, String language) {
    return pages.get("/kiosks/borne-figeac/history?lang=" + language).body().replace('\u00a0', ' ');
  }
}
