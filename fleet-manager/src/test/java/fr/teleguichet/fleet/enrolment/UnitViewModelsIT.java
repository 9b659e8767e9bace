package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.identity.ShortCode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The register of units, as somebody uses it on a telephone. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class UnitViewModelsIT {

  private static final String CODE = ShortCode.of(FiveUnits.WAITING).toString();

  private static HttpResponse<String> post(TestPages.Running pages, String path, String form) {
    URI uri = pages.uri("");
    return pages.send(
        pages
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://" + uri.getHost() + ":" + uri.getPort())
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void theCodeOnTheScreenFindsTheUnit(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);

    HttpResponse<String> found = pages.get("/units?q=" + CODE.toLowerCase(java.util.Locale.ROOT));

    assertThat(found.statusCode()).isEqualTo(303);
    assertThat(location(found)).isEqualTo("/units/" + units.waiting() + "/accept?code=" + CODE);
    assertThat(pages.get(location(found)).body())
        .contains("<span>" + FiveUnits.WAITING.grouped().split(" ", -1)[0] + "</span>");
  }

  @Test
  void theListSaysWhereAUnitsKioskStands(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);

    assertThat(pages.get("/units").body())
        .contains(
            "/units/"
                + units.enrolled()
                + "\">borne-cajarc</a><small>Mairie de Cajarc · Grand Figeac</small>");
  }

  @Test
  void aUnitIsAcceptedOnlyByItsCodeAndAComparedFingerprint(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String path = "/units/" + units.waiting() + "/accept";
    String form =
        "kiosk=borne-gramat&territory=cauvaldor&site=&fingerprint=" + FiveUnits.WAITING.hex();

    assertThat(post(pages, path, form + "&code=" + CODE).body()).contains("cochez la case");
    assertThat(post(pages, path, form + "&compared=yes&code=0000-0000").body())
        .contains("Ce n’est pas le code");
    assertThat(
            post(
                    pages,
                    path,
                    form.replace(FiveUnits.WAITING.hex(), "0".repeat(64))
                        + "&compared=yes&code="
                        + CODE)
                .statusCode())
        .isEqualTo(422);
    String taken = "kiosk=borne-cajarc&territory=grand-figeac&site=&fingerprint=";
    assertThat(
            post(pages, path, taken + FiveUnits.WAITING.hex() + "&compared=yes&code=" + CODE)
                .body())
        .contains("Un autre appareil est déjà cette borne");

    HttpResponse<String> accepted = post(pages, path, form + "&compared=yes&code=" + CODE);

    assertThat(accepted.statusCode()).isEqualTo(303);
    assertThat(pages.get(location(accepted)).body()).contains("Inscrit, à réceptionner");
  }

  @Test
  void aClaimFileIsHandedOutAndNotShown(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String page = "/units/" + units.planned();

    HttpResponse<String> file = post(pages, page + "/claim", "");

    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"claim.json\"");
    assertThat(file.body())
        .contains("\"version\":1", "\"kiosk\":\"borne-limogne\"")
        .contains("\"manager\":\"https://localhost:");
    String secret = file.body().replaceAll(".*\"secret\":\"([^\"]*)\".*", "$1");
    assertThat(secret).hasSize(43);
    assertThat(pages.get(page).body())
        .contains("Le fichier téléchargé est valable")
        .doesNotContain(secret);
  }

  @Test
  void whyAUnitWasTurnedAwayIsSaidOnItsPage(TestPages.Running pages) {
    int enrolled = FiveUnits.on(pages).enrolled();
    String page = "/units/" + enrolled;
    assertThat(pages.page(page)).doesNotContain("Refusé ces trente derniers jours");
    Unit unit = pages.context().getBean(UnitReader.class).find(FiveUnits.ENROLLED).orElseThrow();
    String name =
        unit.state()
            .kiosk()
            .map(kiosk -> kiosk.territory().value() + "/" + kiosk.name().value())
            .orElseThrow();
    turnAway(pages, "broker.refused", name, "192.0.2.9", "out-of-time");
    turnAway(pages, "broker.refused", "", "192.0.2.9", "old-tls");
    turnAway(pages, "broker.refused", "", unit.address().orElseThrow(), "not-tls");
    turnAway(pages, "device.refused", "spiffe://teleguichet/kiosk/" + name, "192.0.2.9", "new");
    turnAway(pages, "broker.refused", "lot/another", "192.0.2.9", "old-tls");

    assertThat(pages.get(page).body())
        .contains("Refusé ces trente derniers jours")
        .contains("n’est pas valable à cette date", "l’heure de l’appareil, ou inscrivez-le")
        .contains("192.0.2.9")
        .contains("le journal des actions dit pourquoi")
        .contains("mqtts://", "un appareil à la même adresse, sans nom")
        .doesNotContain("TLS 1.3");
  }

  private static void turnAway(
      TestPages.Running pages, String action, String subject, String address, String kind) {
    pages
        .context()
        .getBean(AuditLog.class)
        .append(
            new AuditEntry(
                new Actor.Stranger(), action, subject, Optional.of(address), Map.of("kind", kind)));
  }

  @Test
  void aSecondUserOfAClaimIsToldAboveEveryPageUntilSomebodyHasSeenIt(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    assertThat(pages.get("/usage").body()).contains("fichier d’inscription (borne-cajarc)");

    assertThat(post(pages, "/units/" + units.enrolled() + "/alert", "").statusCode())
        .isEqualTo(303);

    assertThat(pages.page("/usage")).doesNotContain("fichier d’inscription (borne-cajarc)");
  }

  @Test
  void retiringAsksForTheKiosksNameAndKeepsItsHistory(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String path = "/units/" + units.enrolled() + "/end/retire";

    assertThat(post(pages, path, "kiosk=borne").statusCode()).isEqualTo(422);
    assertThat(post(pages, path, "kiosk=borne-cajarc&remark=usure").statusCode()).isEqualTo(303);

    assertThat(pages.get("/units/" + units.enrolled()).body())
        .contains("Retiré")
        .contains("usure")
        .contains("Inscrit par son fichier")
        .contains("révoqué le");
    assertThat(post(pages, path, "kiosk=borne-cajarc").statusCode()).isEqualTo(409);
  }

  @Test
  void aSwapNamesBothUnitsAndEndsOnTheNewOne(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String path = "/units/" + units.enrolled() + "/swap";
    assertThat(pages.get(path + "?successor=" + units.waiting()).body())
        .contains("borne-cajarc")
        .contains(CODE)
        .contains(ShortCode.of(FiveUnits.ENROLLED).toString());

    HttpResponse<String> swapped =
        post(
            pages,
            path,
            "successor="
                + units.waiting()
                + "&compared=yes&code="
                + CODE
                + "&fingerprint="
                + FiveUnits.WAITING.hex());

    assertThat(location(swapped)).isEqualTo("/units/" + units.waiting() + "?done=swapped");
    assertThat(pages.get("/units/" + units.enrolled()).body()).contains("Remplacé");
  }

  @Test
  void rejectingAndCancellingTakeOneQuestion(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String reject = "/units/" + units.waiting() + "/end/reject";
    String cancel = "/units/" + units.planned() + "/end/cancel";
    assertThat(pages.get(reject).body()).contains("name=\"ending\" value=\"reject\"");

    assertThat(post(pages, reject, "ending=reject").statusCode()).isEqualTo(303);
    assertThat(post(pages, cancel, "ending=cancel").statusCode()).isEqualTo(303);

    assertThat(pages.get("/api/v1/units?state=rejected").body()).contains(FiveUnits.WAITING.hex());
    assertThat(pages.get("/api/v1/units?state=cancelled").body()).contains("borne-limogne");
    assertThat(pages.get(cancel).statusCode()).isEqualTo(409);
    assertThat(pages.get("/units/" + units.waiting() + "/end/nothing").statusCode()).isEqualTo(404);
  }
}
