package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.mqtt.link.RecordedLink;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two kiosks with the same node id in two groups, over the real ingest, server and database. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SameNodeIdIT {

  private static final String ID = "borne-mairie";
  private static final NodeAddress LOT = new NodeAddress("lot", ID);
  private static final NodeAddress GERS = new NodeAddress("gers", ID);

  private record Both(SimulatedKiosk lot, SimulatedKiosk gers) {}

  private static Both born(TestPages.Running pages) {
    Both both =
        new Both(
            pages.kiosk("lot", ID).with(HealthMetric.CPU_TEMPERATURE, Value.of(41.0)).born(),
            pages.kiosk("gers", ID).with(HealthMetric.CPU_TEMPERATURE, Value.of(52.0)).born());
    LiveFleetStatus fleet = pages.context().getBean(LiveFleetStatus.class);
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> fleet.picture().find(LOT).isPresent() && fleet.picture().find(GERS).isPresent());
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> number(pages, "SELECT COUNT(*) FROM link_change") == 2);
    return both;
  }

  private static int number(TestPages.Running pages, String query) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  private static String token(TestPages.Running pages, String territory) {
    return pages
        .context()
        .getBean(ApiTokenRepository.class)
        .make(
            territory,
            Role.TECHNICIAN,
            new Scope.Territories(Set.of(territory)),
            "a test",
            Optional.empty())
        .reveal();
  }

  private static HttpResponse<String> ask(
      TestPages.Running pages, String token, String method, String path, String body) {
    return pages.send(
        pages
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void bothAreLiveAndEachHasItsOwnHistory(TestPages.Running pages) {
    Both both = born(pages);
    both.gers().dies();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> number(pages, "SELECT COUNT(*) FROM link_change") == 3);

    assertThat(pages.get("/api/v1/kiosks/lot:" + ID).body())
        .contains(
            "\"territory\":\"lot\"", "\"address\":\"lot:" + ID + "\"", "\"link\":\"connected\"")
        .contains("\"Cpu/Temperature\":41");
    assertThat(pages.get("/api/v1/kiosks/gers:" + ID).body())
        .contains("\"territory\":\"gers\"", "\"link\":\"lost\"", "\"Cpu/Temperature\":52");
    assertThat(pages.get("/api/v1/kiosks").body()).contains("\"total\":2");
    assertThat(
            number(
                pages,
                "SELECT COUNT(*) FROM link_change c JOIN kiosk k ON k.id = c.kiosk_id"
                    + " WHERE k.territory = 'gers'"))
        .isEqualTo(2);
    assertThat(pages.get("/kiosks/lot:" + ID + "/history.csv").body())
        .contains(",41,")
        .doesNotContain(",52,");
    assertThat(pages.get("/").body())
        .contains("data-kiosk=\"lot:" + ID, "data-kiosk=\"gers:" + ID)
        .contains("href=\"/kiosks/lot:" + ID, "href=\"/kiosks/gers:" + ID);
  }

  @Test
  void aNameAloneAsksWhichIsMeant(TestPages.Running pages) {
    Both _ = born(pages);

    HttpResponse<String> problem = pages.get("/api/v1/kiosks/" + ID);
    assertThat(problem.statusCode()).isEqualTo(409);
    assertThat(problem.body())
        .contains("\"status\":409", "\"detail\":\"gers:" + ID, "\"detail\":\"lot:" + ID);
    HttpResponse<String> page = pages.get("/kiosks/" + ID + "?lang=fr");
    assertThat(page.statusCode()).isEqualTo(300);
    assertThat(page.body())
        .contains("Plusieurs bornes", "href=\"/kiosks/gers:" + ID, "href=\"/kiosks/lot:" + ID);
    assertThat(pages.get("/api/v1/kiosks/lot:nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void commandsReachTheRightOneAndStandOnItsPageOnly(TestPages.Running pages) {
    Both _ = born(pages);
    HttpResponse<String> wanted =
        ask(
            pages,
            token(pages, "gers"),
            "POST",
            "/api/v1/kiosks/" + ID + "/care",
            "{\"action\": \"identify\"}");

    assertThat(wanted.statusCode()).as(wanted.body()).isEqualTo(201);
    assertThat(wanted.headers().firstValue("Location").orElseThrow())
        .startsWith("/api/v1/kiosks/gers:" + ID + "/care/");
    assertThat(pages.wishes()).extracting(RecordedLink.SentWish::node).containsOnly(GERS);
    assertThat(pages.get("/api/v1/kiosks/gers:" + ID + "/care").body()).contains("identify");
    assertThat(pages.page("/api/v1/kiosks/lot:" + ID + "/care")).doesNotContain("identify");
    String id = Forms.between(wanted.body(), "{\"id\":\"", "\"");
    assertThat(pages.get("/api/v1/kiosks/gers:" + ID + "/care/" + id).statusCode()).isEqualTo(200);
    assertThat(pages.get("/api/v1/kiosks/lot:" + ID + "/care/" + id).statusCode()).isEqualTo(404);
    assertThat(pages.get("/kiosks/lot:" + ID + "/care/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void theAuditLogSaysOfWhichOneBirthsWereWanted(TestPages.Running pages) {
    Both _ = born(pages);

    assertThat(
            ask(pages, token(pages, "gers"), "POST", "/api/v1/kiosks/" + ID + "/births", "")
                .statusCode())
        .isEqualTo(202);

    assertThat(pages.audit().of("kiosk.births-wanted"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("territory", "gers"));
  }

  @Test
  void recordsAreCountedApart(TestPages.Running pages) {
    Both both = born(pages);
    both.lot().records(List.of(started(pages), started(pages)));
    both.gers().records(List.of(started(pages)));
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> number(pages, "SELECT COUNT(*) FROM record") == 3);

    String lot = pages.get("/api/v1/records?kiosk=lot:" + ID).body();
    assertThat(lot.split("\"number\"", -1)).hasSize(3);
    assertThat(lot).contains("\"territory\":\"lot\"").doesNotContain("gers");
    assertThat(ask(pages, token(pages, "gers"), "GET", "/api/v1/records", "").body())
        .contains("\"territory\":\"gers\"")
        .doesNotContain("\"lot\"");
  }

  private static KioskRecord started(TestPages.Running pages) {
    return new KioskRecord.Started(pages.clock().instant(), "power-loss", "a-boot");
  }

  @Test
  void eachMayStandAtItsOwnSite(TestPages.Running pages) {
    Both _ = born(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (code, name, commune, insee, latitude, longitude) VALUES"
                        + " ('auch', 'Mairie d’Auch', 'Auch', '32013', 43.6, 0.6),"
                        + " ('cahors', 'Mairie de Cahors', 'Cahors', '46042', 44.4, 1.4)"));
    pages.readSites();
    Forms browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    assertThat(browser.post("/sites/auch/kiosks", "kiosk", "gers:" + ID).statusCode())
        .isEqualTo(303);
    assertThat(browser.post("/sites/cahors/kiosks", "kiosk", "lot:" + ID).statusCode())
        .isEqualTo(303);

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () -> {
              assertThat(pages.get("/kiosks/gers:" + ID).body()).contains("Mairie d’Auch");
              assertThat(pages.get("/kiosks/lot:" + ID).body()).contains("Mairie de Cahors");
            });
    assertThat(pages.get("/api/v1/sites").body())
        .contains("\"addresses\":[\"gers:" + ID + "\"]", "\"addresses\":[\"lot:" + ID + "\"]");
    assertThat(browser.post("/sites/auch/kiosks/remove", "kiosk", "gers:" + ID).statusCode())
        .isEqualTo(303);
    assertThat(number(pages, "SELECT COUNT(*) FROM kiosk WHERE site_id IS NOT NULL")).isEqualTo(1);
  }

  /** Each of two technicians sees the own one under the name alone, and the other under no name. */
  @Test
  void noRouteLeadsToTheOneOfAnotherTerritory(TestPages.Running pages) {
    Both _ = born(pages);
    List<String> wrong = new ArrayList<>();
    for (NodeAddress own : List.of(LOT, GERS)) {
      NodeAddress other = own.equals(LOT) ? GERS : LOT;
      String token = token(pages, own.group());
      Forms browser =
          new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, own.group()));
      for (String route : routes(pages)) {
        String method = route.substring(0, route.indexOf(' '));
        String path =
            route
                .substring(method.length() + 1)
                .replaceFirst("\\{[a-z]+}", other.segment())
                .replaceAll("\\{[a-z]+}", "1");
        HttpResponse<String> answer =
            path.startsWith("/api/")
                ? ask(pages, token, method, path, method.equals("GET") ? "" : "{\"site\":null}")
                : method.equals("GET")
                    ? browser.get(path)
                    : browser.post(path, "kiosk", other.segment());
        if (answer.statusCode() < 400
            || answer.body().contains("\"" + other.group() + "\"")
            || (method.equals("GET") && answer.statusCode() != 404)) {
          wrong.add(own + " " + method + " " + path + ": " + answer.statusCode());
        }
      }
      assertThat(browser.get("/kiosks/" + ID).statusCode()).isEqualTo(200);
      assertThat(ask(pages, token, "GET", "/api/v1/kiosks/" + ID, "").body())
          .contains("\"address\":\"" + own.segment() + "\"");
      assertThat(browser.get("/").body())
          .contains("data-kiosk=\"" + own.segment() + "\"")
          .doesNotContain(other.segment());
      assertThat(ask(pages, token, "GET", "/api/v1/kiosks", "").body()).contains("\"total\":1");
    }
    assertThat(wrong).isEmpty();
    assertThat(pages.wishes()).isEmpty();
  }

  /** Every route that names a kiosk first. */
  private static List<String> routes(TestPages.Running pages) {
    List<String> routes =
        pages
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .map(
                route ->
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
            .filter(route -> route.matches("(?!HEAD).* (/api/v1)?/(kiosks|events/care)/\\{.*"))
            .sorted()
            .toList();
    assertThat(routes).hasSizeGreaterThan(30);
    return routes;
  }
}
