package fr.teleguichet.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody of one territory: everything outside looks as if it were not there. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ScopeIT {

  @Test
  void pagesShowTheTerritoryAndNothingElse(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));

    assertThat(browser.get("/").body())
        .contains("borne-bretenoux")
        .contains("borne-gramat")
        .doesNotContain("borne-cajarc")
        .doesNotContain("borne-limogne")
        .doesNotContain("grand-figeac")
        .doesNotContain("Mairie de Cajarc");
    assertThat(browser.get("/sites").body())
        .contains("Médiathèque intercommunale")
        .doesNotContain("Mairie de Cajarc");
    assertThat(browser.get("/kiosks/borne-gramat").statusCode()).isEqualTo(200);
    assertThat(browser.get("/kiosks/borne-cajarc").statusCode()).isEqualTo(404);
    assertThat(browser.get("/kiosks/borne-cajarc/history.csv").statusCode()).isEqualTo(404);
    assertThat(browser.get("/sites/gramat").statusCode()).isEqualTo(200);
    assertThat(browser.get("/sites/cajarc").statusCode()).isEqualTo(404);
    assertThat(browser.post("/sites/cajarc", "name", "x").statusCode()).isEqualTo(404);
    assertThat(browser.post("/sites/gramat/kiosks", "kiosk", "borne-cajarc").statusCode())
        .as("a name that is free in the territory")
        .isEqualTo(303);
    assertThatTheOtherStaysWhereItIs(pages);
    assertThat(browser.get("/usage").body())
        .contains("Cère et Dordogne")
        .doesNotContain("Vallée du Lot");
    assertThat(browser.get("/usage.csv").body())
        .contains("bretenoux")
        .doesNotContain("puy-leveque");
  }

  @Test
  void labelsThatAKiosksPageOffersAreThoseOfTheTerritory(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms coordinator = new Forms(pages, pages.session());
    assertThat(coordinator.post("/kiosks/borne-gramat/labels", "label", "pilote").statusCode())
        .isEqualTo(303);
    assertThat(coordinator.post("/kiosks/borne-cajarc/labels", "label", "figeac").statusCode())
        .isEqualTo(303);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));

    assertThat(coordinator.get("/kiosks/borne-bretenoux/identity").body())
        .contains("value=\"pilote\"", "value=\"figeac\"");
    assertThat(browser.get("/kiosks/borne-bretenoux/identity").body())
        .contains("value=\"pilote\"")
        .doesNotContain("value=\"figeac\"");
    assertThat(browser.post("/kiosks/borne-bretenoux/labels", "label", "É").body())
        .contains("value=\"pilote\"")
        .doesNotContain("value=\"figeac\"");
  }

  @Test
  void theProgrammingInterfaceTellsTheTerritoryAndNothingElse(TestPages.Running pages) {
    EightKiosks.on(pages);
    String token =
        pages
            .context()
            .getBean(ApiTokenRepository.class)
            .make(
                "scoped",
                Role.TECHNICIAN,
                new Scope.Territories(Set.of("cauvaldor")),
                "a test",
                Optional.empty())
            .reveal();

    assertThat(get(pages, token, "/api/v1/kiosks").body())
        .contains("\"total\":2")
        .doesNotContain("borne-cajarc");
    assertThat(get(pages, token, "/api/v1/kiosks/borne-gramat").statusCode()).isEqualTo(200);
    assertThat(get(pages, token, "/api/v1/kiosks/borne-cajarc").statusCode()).isEqualTo(404);
    assertThat(get(pages, token, "/api/v1/kiosks/borne-cajarc/history").statusCode())
        .isEqualTo(404);
    assertThat(get(pages, token, "/api/v1/sites").body())
        .contains("gramat")
        .doesNotContain("cajarc");
    assertThat(get(pages, token, "/api/v1/usage").body())
        .contains("bretenoux")
        .doesNotContain("puy-leveque");
    assertThat(get(pages, token, "/api/v1/records?limit=1000").body())
        .contains("borne-bretenoux")
        .doesNotContain("borne-puy-leveque");
    assertThat(get(pages, token, "/api/v1/status").body()).contains("\"offline\":0");
    HttpResponse<String> moved =
        pages.send(
            pages
                .strangersRequest("/api/v1/kiosks/borne-cajarc")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"site\": \"gramat\"}"))
                .build());
    assertThat(moved.statusCode()).as("a name that is free in the territory").isEqualTo(200);
    assertThatTheOtherStaysWhereItIs(pages);
  }

  private static void assertThatTheOtherStaysWhereItIs(TestPages.Running pages) {
    pages.readSites();
    assertThat(pages.get("/api/v1/kiosks/grand-figeac:borne-cajarc").body())
        .contains("\"site\":\"cajarc\"");
  }

  private static HttpResponse<String> get(TestPages.Running pages, String token, String path) {
    return pages.send(
        pages.strangersRequest(path).header("Authorization", "Bearer " + token).build());
  }

  @Test
  @Timeout(300) // a stream that does not end must fail the test, not hold it
  void theLiveStreamTellsTheTerritoryAndEndsWithTheSession(TestPages.Running pages)
      throws IOException, InterruptedException {
    EightKiosks.on(pages);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    StringBuilder told = new StringBuilder();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          http.send(
              pages
                  .strangersRequest("/events/kiosks?since=0")
                  .header("Cookie", "teleguichet=" + browser.cookie("teleguichet"))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      HttpResponse<String> out = browser.post("/sign-out");
      assertThat(out.statusCode()).isEqualTo(303);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        // Ends only because the stream does.
        lines.lines().forEach(told::append);
      }
    }

    assertThat(told.toString()).contains("borne-gramat").doesNotContain("borne-cajarc");
  }
}
