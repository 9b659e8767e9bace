package fr.teleguichet.fleet.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Durations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programming interface, as a program meets it. */
@ExtendWith(SharedPages.class)
final class OpenApiDefinitionIT {

  private static final String SITE =
      """
      {"name": "Mairie", "commune": "Gourdon", "insee": "46127", "latitude": 44.7358, "longitude": 1.3807}
      """;

  @BeforeAll
  static void thereAreKiosks(TestPages.Running pages) {
    EightKiosks.on(pages);
  }

  @Test
  void everyRouteIsDescribed(TestPages.Running pages) {
    String description = pages.get("/api/v1/openapi.yml").body();
    Set<String> routes =
        pages
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            .filter(route -> !route.getUriMatchTemplate().toPathString().endsWith(".yml"))
            .map(OpenApiDefinitionIT::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(routes).hasSizeGreaterThan(8);
    assertThat(described(description)).isEqualTo(routes);
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName().toLowerCase(Locale.ROOT)
        + " "
        + route.getUriMatchTemplate().toPathString();
  }

  private static Set<String> described(String yaml) {
    Set<String> found = new TreeSet<>();
    String path = "";
    for (String line : yaml.split("\n", -1)) {
      if (line.startsWith("  /api/")) {
        path = line.strip().replace(":", "");
      } else if (Pattern.matches("    (get|put|post|delete|patch|options):", line)) {
        found.add(line.strip().replace(":", "") + " " + path);
      }
    }
    return found;
  }

  @Test
  void kiosksAreListedWorstFirstFilteredAndInParts(TestPages.Running pages) {
    assertThat(pages.get("/api/v1/kiosks?limit=2").body())
        .contains("\"total\":8")
        .contains("\"id\":\"borne-montcuq\"")
        .contains("\"severity\":\"offline\"")
        .doesNotContain("borne-bretenoux");
    assertThat(pages.get("/api/v1/kiosks?standing=watch&problem=printer&lang=en").body())
        .contains("\"total\":1")
        .contains("Printer: out of paper, ink or toner low");
    assertThat(pages.get("/api/v1/kiosks/borne-gramat").body())
        .contains("\"Cpu/Temperature\":78.4")
        .contains("\"link\":\"connected\"")
        .contains("\"device\":\"printer\"");
    assertThat(pages.get("/api/v1/kiosks/borne-gramat/history?metrics=Cpu/Temperature").body())
        .contains("\"metric\":\"Cpu/Temperature\"");
    assertThat(pages.get("/api/v1/status").body())
        .contains("\"offline\":1")
        .contains("\"sequence\":0")
        .contains("\"databaseAwaySince\":null")
        .contains("\"connected\":true");
  }

  @Test
  void recordsAreToldInPartsWithoutWhatTheySay(TestPages.Running pages) {
    HttpResponse<String> first =
        pages.get("/api/v1/records?kiosk=borne-bretenoux&type=survey&limit=3");

    assertThat(first.body())
        .contains("\"type\":\"survey\"")
        .contains("\"received\":null")
        .doesNotContain("satisfied")
        .doesNotContain("carsat");
    String next = first.body().replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
    assertThat(
            pages
                .get("/api/v1/records?kiosk=borne-bretenoux&type=survey&limit=3&after=" + next)
                .body())
        .contains("\"type\":\"survey\"")
        .isNotEqualTo(first.body());
    assertThat(pages.get("/api/v1/records?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void mistakesAreProblems(TestPages.Running pages) {
    for (String path :
        List.of(
            "/api/v1/kiosks/nobody",
            "/api/v1/kiosks?limit=0",
            "/api/v1/kiosks?limit=many",
            "/api/v1/kiosks?offset=-1",
            "/api/v1/usage?from=2026-13",
            "/api/v1/usage?from=2026-05&to=2026-01",
            "/api/v1/nothing")) {
      HttpResponse<String> answer = pages.get(path);

      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .startsWith("application/problem+json");
      assertThat(answer.body()).as(path).contains("\"status\":" + answer.statusCode());
    }
  }

  @Test
  void changesNeedTheTokenAndNothingElseWillDo(TestPages.Running pages) throws IOException {
    HttpRequest.BodyPublisher body = BodyPublishers.ofString(SITE);

    HttpRequest withoutToken =
        pages
            .request("/api/v1/sites/gourdon")
            .header("Content-Type", "application/json")
            .PUT(body)
            .build();
    assertThat(pages.send(withoutToken).statusCode()).as("a cookie alone").isEqualTo(401);
    assertThat(put(pages, "/api/v1/sites/gourdon", body, "Bearer wrong").statusCode())
        .isEqualTo(401);
    assertThat(pages.page("/api/v1/sites")).doesNotContain("gourdon");
    assertThat(Files.getPosixFilePermissions(pages.tokenFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aSiteIsMadeChangedGivenAKioskAndTakenAway(TestPages.Running pages) throws IOException {
    String token = "Bearer " + Files.readString(pages.tokenFile()).strip();

    assertThat(
            put(pages, "/api/v1/sites/gourdon", BodyPublishers.ofString(SITE), token).statusCode())
        .isEqualTo(201);
    HttpResponse<String> changed =
        put(
            pages,
            "/api/v1/sites/gourdon",
            BodyPublishers.ofString(SITE.replace("Mairie", "Hôtel de ville")),
            token);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("Hôtel de ville");
    assertThat(
            put(
                    pages,
                    "/api/v1/kiosks/borne-montcuq",
                    BodyPublishers.ofString("{\"site\": \"gourdon\"}"),
                    token)
                .statusCode())
        .isEqualTo(200);
    // The picture of the fleet is made anew twice a second.
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.get("/api/v1/kiosks/borne-montcuq").body())
                    .contains("\"site\":\"gourdon\""));
    HttpResponse<String> wrong =
        put(
            pages,
            "/api/v1/sites/gourdon",
            BodyPublishers.ofString(SITE.replace("44.7358", "144.7")),
            token);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"field\":\"latitude\"");
    HttpRequest delete =
        pages.request("/api/v1/sites/gourdon").header("Authorization", token).DELETE().build();
    assertThat(pages.send(delete).statusCode()).isEqualTo(204);
    assertThat(pages.send(delete).statusCode()).isEqualTo(404);
    assertThat(pages.page("/api/v1/sites")).doesNotContain("gourdon");
  }

  /** RFC 9110, section 15.5.6. */
  @Test
  void aWrongMethodIs405AndSaysWhichIsRight(TestPages.Running pages) throws IOException {
    HttpResponse<String> rollouts =
        pages.send(
            pages
                .request("/api/v1/rollouts")
                .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
                .DELETE()
                .build());

    assertThat(rollouts.statusCode()).isEqualTo(405);
    assertThat(rollouts.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    assertThat(rollouts.headers().allValues("Allow"))
        .flatMap(it -> List.of(it.split(",\\s*")))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST");
  }

  private static HttpResponse<String> put(
      TestPages.Running pages, String path, HttpRequest.BodyPublisher body, String token) {
    HttpRequest.Builder request =
        pages.request(path).header("Content-Type", "application/json").PUT(body);
    return pages.send((token.isEmpty() ? request : request.header("Authorization", token)).build());
  }

  @Test
  void prometheusAndHealthKnowTheIngest(TestPages.Running pages) {
    assertThat(pages.get("/prometheus").body())
        .contains("fleet_kiosks{severity=\"offline\"} 1.0")
        .contains("fleet_ingest_faults_total{kind=\"sequence\"} 0.0")
        .contains("fleet_broker_connected 1.0")
        .contains("fleet_pages_live 0.0");
    assertThat(pages.get("/health").body()).contains("\"broker-link\"");
  }
}
