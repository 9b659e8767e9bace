package fr.teleguichet.fleet.site.visit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.alert.AlertGroupKey;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sheet of a technician on the way, and what is noted afterwards. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class VisitSheetIT {

  private static final AlertSubject TWIN =
      new AlertSubject.OfKiosk(new NodeAddress("cauvaldor", "borne-cajarc"));

  @Test
  void theSheetNamesTheFailedPartItsModelAndHowToGetIn(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms coordinator = new Forms(pages, pages.session());
    assertThat(
            coordinator
                .post(
                    "/sites/puy-leveque/contacts",
                    "mediator",
                    "Lise Albert",
                    "mediator-telephone",
                    "06 00 00 00 03",
                    "access-note",
                    "Sonnez à la mairie.")
                .statusCode())
        .isEqualTo(303);
    assertThat(
            coordinator
                .post(
                    "/sites/puy-leveque",
                    "name",
                    "Maison du Puy",
                    "commune",
                    "Puy-l’Évêque",
                    "insee",
                    "46231",
                    "street",
                    "7 rue du Fort",
                    "postcode",
                    "46700",
                    "latitude",
                    "44.5048",
                    "longitude",
                    "1.1378")
                .statusCode())
        .isEqualTo(303);
    Forms technician =
        new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "vallee-du-lot"));

    assertThat(technician.get("/sites/puy-leveque/visit").body())
        .contains(">Borne</a></h2>", "Imprimante", "Brother HL-L2350DW series")
        .contains("7 rue du Fort, 46700 Puy-l’Évêque", "href=\"geo:44.50480,1.13780\"")
        .contains("Lise Albert", "href=\"tel:0600000003\"", "Sonnez à la mairie.")
        .contains("06\u00a000\u00a000\u00a000\u00a003")
        .contains("Médiation</strong> · Remettez du papier")
        .doesNotContain("Pièce à emporter");
    assertThat(technician.get("/sites/cajarc/visit").statusCode()).isEqualTo(404);
  }

  @Test
  void theSheetSaysWhichPartToTakeOrThatTheKindOfKioskIsNotKnown(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    assertThat(forms.get("/sites/cajarc/visit").body())
        .contains("Caméra", "le modèle de la borne n’est pas connu");

    pages
        .kiosk("grand-figeac", "borne-cajarc")
        .with(NodeFact.BOARD_PROFILE.definition().name(), DataType.STRING, Value.of("generic-pc"))
        .born()
        .device("camera", "ok", "", "")
        .deviceGone("camera");
    pages
        .kiosk("cauvaldor", "borne-gramat")
        .with(HealthMetric.STORAGE_ERRORS, Value.of(9L))
        .with(
            NodeFact.BOARD_PROFILE.definition().name(), DataType.STRING, Value.of("teleguichet-v1"))
        .born();

    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(forms.get("/sites/cajarc/visit").body())
                    .contains("Caméra<br>Caméra USB 1080p")
                    .doesNotContain("n’est pas connu"));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(forms.get("/sites/gramat/visit").body())
                    .contains("Technique</strong> · Emportez une carte ou un disque de rechange")
                    .contains("Carte ou disque<br>Disque NVMe"));
  }

  @Test
  void ofTwoKiosksOfOneNameTheTerritoryIsSaidEverywhere(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    pages.kiosk("cauvaldor", "borne-cajarc").born();
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(
                        forms
                            .post("/sites/cajarc/kiosks", "kiosk", "cauvaldor:borne-cajarc")
                            .statusCode())
                    .isEqualTo(303));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(forms.get("/sites/cajarc/visit").body())
                    .contains(">borne-cajarc, Cauvaldor</a>", ">borne-cajarc, Grand Figeac</a>")
                    .contains("<option value=\"cauvaldor:borne-cajarc\""));
    String today = LocalDate.ofInstant(pages.clock().instant(), ZoneOffset.UTC).toString();
    String[] note = {
      "kiosk", "", "day", today, "technician", "Anne", "done", "Vu", "part", "", "parts-used", ""
    };
    note[1] = "borne-cajarc";
    assertThat(forms.post("/sites/cajarc/visit", note).statusCode())
        .as("which of the two is not said")
        .isEqualTo(422);
    note[1] = "cauvaldor:borne-cajarc";
    assertThat(forms.post("/sites/cajarc/visit", note).statusCode()).isEqualTo(303);
    assertThat(forms.get("/sites/cajarc").body())
        .contains("Anne</strong> · borne-cajarc, Cauvaldor");
    long alert =
        AlertSamples.open(pages, AlertKind.OFFLINE, new AlertGroupKey.Alone(TWIN, ""), "", TWIN);
    assertThat(forms.get("/alerts/" + alert).body()).contains("(borne-cajarc, Cauvaldor)");
  }

  @Test
  void whatWasDoneIsKeptWithDayPersonAndParts(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String today = LocalDate.ofInstant(pages.clock().instant(), ZoneOffset.UTC).toString();

    assertThat(
            forms
                .post(
                    "/sites/puy-leveque/visit",
                    "kiosk",
                    "borne-puy-leveque",
                    "day",
                    today,
                    "technician",
                    "Sacha <Roux>",
                    "part",
                    "Imprimante",
                    "done",
                    "Papier remis.\nToner changé.",
                    "parts-used",
                    "toner TN-2420")
                .statusCode())
        .isEqualTo(303);

    assertThat(forms.get("/sites/puy-leveque").body())
        .contains("href=\"geo:44.50480,1.13780\"")
        .contains("Sacha &lt;Roux", "Toner changé.", "Pièces utilisées\u00a0: toner TN-2420");
  }

  @Test
  void aNoteThatComesAgainSinceItsAnswerGotLostIsOneVisit(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    note(pages, forms, "borne-puy-leveque", "Papier remis.");
    note(pages, forms, "borne-puy-leveque", "Papier remis.");
    note(pages, forms, "borne-puy-leveque", "Papier remis, puis toner changé.");

    assertThat(forms.get("/sites/puy-leveque").body().split("Papier remis", -1)).hasSize(3);
  }

  @Test
  void theSheetSaysWhenThePlaceIsOpenAndCompletesThePostcodeOfItsCommune(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String[] site = {
      "name", "Mairie", "commune", "Cajarc", "insee", "46045", "street", "1 place de l’Église",
      "postcode", "", "latitude", "44.4846", "longitude", "1.8432", "opening", "monday: 09:00-12:00"
    };
    assertThat(forms.post("/sites/cajarc", site).statusCode()).isEqualTo(303);

    String sheet = forms.get("/sites/cajarc/visit").body();
    assertThat(sheet).contains("1 place de l’Église, 46160 Cajarc", "class=\"hours-table\"");
    assertThat(forms.get("/sites/cajarc/edit").body()).contains(">lundi: 09:00-12:00<");
  }

  @Test
  void aNoteWithoutWhatWasDoneOrOfAForeignKioskComesBack(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String today = LocalDate.ofInstant(pages.clock().instant(), ZoneOffset.UTC).toString();

    for (String[] wrong :
        new String[][] {
          {"kiosk", "borne-cajarc", "day", today, "technician", "S", "done", "x"},
          {"day", today, "technician", "S", "done", ""},
          {"day", "1999-01-01", "technician", "S", "done", "x"},
          {"day", "2999-01-01", "technician", "S", "done", "x"},
          {"day", "hier", "technician", "S", "done", "x"}
        }) {
      assertThat(forms.post("/sites/puy-leveque/visit", wrong).statusCode())
          .as(String.join(" ", wrong))
          .isEqualTo(422);
    }
    assertThat(forms.get("/sites/puy-leveque").body()).contains("Aucune intervention");
  }

  @Test
  void aVisitOfAnotherTerritorysKioskAtTheSameSiteIsNotShown(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms coordinator = new Forms(pages, pages.session());
    assertThat(
            coordinator
                .post("/sites/puy-leveque/kiosks", "kiosk", "grand-figeac:borne-cajarc")
                .statusCode())
        .isEqualTo(303);
    pages.readSites();
    note(pages, coordinator, "borne-cajarc", "Serrure changée.");
    note(pages, coordinator, "borne-puy-leveque", "Papier remis.");
    note(pages, coordinator, "", "Prise du bureau réparée.");

    Forms technician =
        new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "vallee-du-lot"));

    assertThat(coordinator.get("/sites/puy-leveque").body())
        .contains("borne-cajarc", "Serrure changée.", "Papier remis.", "Prise du bureau");
    assertThat(technician.get("/sites/puy-leveque").body())
        .contains("borne-puy-leveque", "Papier remis.", "Prise du bureau réparée.")
        .doesNotContain("borne-cajarc", "Serrure changée.");
  }

  private static void note(TestPages.Running pages, Forms forms, String kiosk, String done) {
    String today = LocalDate.ofInstant(pages.clock().instant(), ZoneOffset.UTC).toString();
    String path = "/sites/puy-leveque/visit";
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(forms.get(path).body()).contains(kiosk + "\""));
    assertThat(
            forms
                .post(path, "kiosk", kiosk, "day", today, "technician", "Sacha", "done", done)
                .statusCode())
        .isEqualTo(303);
  }
}
