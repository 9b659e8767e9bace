package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site's page, from the forms that fill it to who may read which part of it. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SitePageIT {

  private static final String STREET =
      ",\"street\":\"12 avenue Louis-Mazet\",\"postcode\":\"46500\"";

  private static Forms coordinator(TestPages.Running pages) {
    return new Forms(pages, pages.session());
  }

  private static void contacts(Forms forms) {
    assertThat(
            forms
                .post(
                    "/sites/gramat/contacts",
                    "host",
                    "Cauvaldor",
                    "telephone",
                    "05 65 00 00 01",
                    "mediator",
                    "Claude Martin",
                    "mediator-telephone",
                    "+33 6 00 00 00 02",
                    "mediator-email",
                    "claude@example.org",
                    "access-note",
                    "La clé est à la boulangerie.\nPorte de derrière.",
                    "accessibility",
                    "Plain-pied")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void thePageHasGroupingKioskStateUseAndWhomToCall(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = coordinator(pages);
    contacts(forms);
    assertThat(forms.get("/sites/gramat").body()).contains("Trop peu de recul");
    threeMonthsInService(pages);

    assertThat(forms.get("/sites/gramat").body())
        .contains("CC Causses et Vallée de la Dordogne", "en service", "borne-gramat")
        .contains("href=\"tel:+33600000002\"", "href=\"mailto:claude@example.org\"")
        .contains("href=\"tel:0565000001\"", "La clé est à la boulangerie.", "Plain-pied")
        .contains("Site dormant", "Objectif\u00a0: 60 entretiens")
        .contains("une minute au moins avec un agent");
    assertThat(forms.get("/sites/bretenoux").body())
        .contains("Usage installé", "Soit 140 par borne et par an, pour 3 mois de service")
        .contains("CC Causses et Vallée de la Dordogne");
  }

  @Test
  void theAvailabilityOfAKioskStandsAgainstTheTarget(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = coordinator(pages);
    link(pages, 200, "connected");
    link(pages, 10, "lost");
    link(pages, 5, "connected");

    assertThat(forms.get("/sites/gramat").body())
        .as("five days of a month, and of more than half a year")
        .containsOnlyOnce("%<small>sous l’objectif</small>")
        .contains("Objectif\u00a0: 95\u00a0% du temps.");
  }

  private static void link(TestPages.Running pages, int daysAgo, String link) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO link_change (kiosk_id, at, link)"
                          + " SELECT id, ?, ? FROM kiosk WHERE name = 'borne-gramat'",
                      LocalDateTime.ofInstant(pages.clock().instant(), ZoneOffset.UTC)
                          .minusDays(daysAgo),
                      link);
            });
  }

  private static void threeMonthsInService(TestPages.Running pages) {
    YearMonth last = YearMonth.now(pages.clock().withZone(LocalizedText.ZONE));
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int back = 0; back < 3; back++) {
                int _ =
                    handle.execute(
                        "REPLACE INTO kiosk_month (kiosk_id, month, site_id, connected, known,"
                            + " closed, updated) SELECT id, ?, site_id, 1000, 1000, TRUE, NOW()"
                            + " FROM kiosk WHERE site_id IS NOT NULL",
                        last.minusMonths(back).atDay(1));
              }
            });
  }

  @Test
  void whoOnlyLooksReadsNoNamesAndNoWayIn(TestPages.Running pages) {
    EightKiosks.on(pages);
    contacts(coordinator(pages));

    for (Role role : new Role[] {Role.VIEWER, Role.ADVISER}) {
      Forms forms = new Forms(pages, TestPeople.of(pages.context(), role, "cauvaldor"));
      assertThat(forms.get("/sites/gramat").body())
          .contains("05 65 00 00 01", "Plain-pied")
          .doesNotContain("Claude Martin", "boulangerie", "claude@", "/sites/gramat/contacts");
      assertThat(forms.get("/api/v1/sites").body())
          .contains("05 65 00 00 01")
          .doesNotContain("Claude Martin", "boulangerie");
    }
    Forms mediator = new Forms(pages, TestPeople.of(pages.context(), Role.MEDIATOR, "cauvaldor"));
    assertThat(mediator.get("/sites/gramat").body()).contains("Claude Martin", "boulangerie");
    assertThat(mediator.get("/sites/cajarc").statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongContactComesBackWithWhatWasTypedAndNothingIsSaved(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = coordinator(pages);

    var answer =
        forms.post(
            "/sites/gramat/contacts",
            "host",
            "Cauvaldor",
            "telephone",
            "<b>",
            "mediator-email",
            "x");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("2 champs sont à corriger", "value=\"&lt;b>\"", "value=\"Cauvaldor\"");
    assertThat(forms.page("/sites/gramat")).doesNotContain("<dd>Cauvaldor");
  }

  @Test
  void theLifeGoesItsWayAndNoOtherAndSaysWhyAndWho(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = coordinator(pages);

    assertThat(life(forms, "planned", "2026-01-05", "").statusCode()).isEqualTo(422);
    assertThat(life(forms, "suspended", "2026-01-05", "").statusCode())
        .as("without a reason")
        .isEqualTo(422);
    assertThat(life(forms, "suspended", "2099-01-05", "travaux").statusCode())
        .as("to come")
        .isEqualTo(422);
    assertThat(life(forms, "suspended", "2026-01-05", "travaux à la mairie").statusCode())
        .isEqualTo(303);
    assertThat(life(forms, "in-service", "2026-01-04", "").statusCode())
        .as("before it was suspended")
        .isEqualTo(422);

    assertThat(forms.get("/sites/gramat").body())
        .contains("suspendu", "depuis le 5 janvier 2026", "travaux à la mairie")
        .contains("a modifié «\u00a0Étape\u00a0»\u00a0: en service devient suspendu");
    assertThat(forms.get("/api/v1/sites").body())
        .contains("\"life\":\"suspended\",\"lifeSince\":\"2026-01-05\"");
    assertThat(forms.get("/").body())
        .as("at once, for whoever looks at the network")
        .contains("Site suspendu\u00a0: travaux à la mairie", "Rien à faire avant la réouverture");
  }

  private static HttpResponse<String> life(Forms forms, String stage, String since, String reason) {
    return forms.post("/sites/gramat/life", "stage", stage, "since", since, "reason", reason);
  }

  @Test
  void aLabelSaysItsCriteriaAndThatItsRenewalIsDue(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = coordinator(pages);
    // Some days ahead: today is yesterday already, an hour before midnight in UTC.
    String soon = pages.clock().instant().plus(Duration.ofDays(9)).toString().substring(0, 10);

    assertThat(
            forms
                .post(
                    "/sites/gramat/label",
                    "label",
                    "france-services",
                    "granted",
                    "2024-01-01",
                    "expires",
                    soon,
                    "trained-agents",
                    "yes")
                .statusCode())
        .isEqualTo(303);
    assertThat(forms.get("/sites/gramat").body())
        .contains("France services", "1 critère rempli sur 10", "renouvellement est à demander");
    assertThat(
            forms
                .post(
                    "/sites/gramat/label",
                    "label",
                    "france-services",
                    "granted",
                    "2024-01-01",
                    "expires",
                    "2023-01-01")
                .statusCode())
        .isEqualTo(422);
  }

  private static HttpResponse<String> put(TestPages.Running pages, String body) {
    try {
      return pages.send(
          pages
              .strangersRequest("/api/v1/sites/gramat")
              .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString(body))
              .build());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void theInterfaceSaysAndTakesTheProfileAndKeepsWhatIsNotSaid(TestPages.Running pages) {
    EightKiosks.on(pages);
    contacts(coordinator(pages));
    String site =
        "{\"name\":\"Médiathèque\",\"commune\":\"Gramat\",\"insee\":\"46128\",\"latitude\":44.7794,"
            + "\"longitude\":1.7247%s}";

    assertThat(put(pages, site.formatted("")).statusCode()).isEqualTo(200);
    assertThat(pages.get("/api/v1/sites").body()).contains("\"mediator\":\"Claude Martin\"");
    assertThat(put(pages, site.formatted(STREET)).body())
        .contains("\"street\":\"12 avenue Louis-Mazet\",\"postcode\":\"46500\"");
    assertThat(put(pages, site.formatted("")).body())
        .as("a program that knows of no streets")
        .contains("\"street\":\"12 avenue Louis-Mazet\"");
    assertThat(put(pages, site.formatted(",\"street\":\"\"")).body())
        .contains("\"street\":null,\"postcode\":\"46500\"");
    assertThat(put(pages, site.formatted(",\"postcode\":\"Gramat\"")).body())
        .contains("give five digits");
    assertThat(
            put(pages, site.formatted(",\"profile\":{\"mediator\":\"\",\"host\":\"Mairie\"}"))
                .body())
        .contains("\"host\":\"Mairie\"", "\"telephone\":\"05 65 00 00 01\"")
        .doesNotContain("Claude Martin");
    assertThat(put(pages, site.formatted(",\"profile\":{\"telephone\":\"x\"}")).body())
        .contains("profile.telephone");
  }

  @Test
  void aKioskIsTakenFromItsSiteAfterAQuestionThatNamesBoth(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms technician =
        new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));
    String remove = "/sites/gramat/kiosks/remove";

    assertThat(technician.get(remove + "?lang=fr&kiosk=cauvaldor:borne-gramat").body())
        .contains("Détacher la borne borne-gramat de Médiathèque intercommunale");
    assertThat(
            technician
                .get(remove + "?kiosk=grand-figeac:borne-cajarc")
                .headers()
                .firstValue("Location"))
        .as("a kiosk that does not stand there")
        .hasValue("/sites/gramat/edit");
    assertThat(
            technician
                .post(remove, "kiosk", "cauvaldor:borne-gramat")
                .headers()
                .firstValue("Location"))
        .as("the last of this territory, and with it the site, is out of sight")
        .hasValue("/sites");
  }
}
