package fr.teleguichet.fleet.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the programming interface says of a body that it can't take. */
@ExtendWith(SharedPages.class)
final class BodiesIT {

  @Test
  void everyRouteWithAJsonBodyNamesAMemberThatItDoesNotKnow(TestPages.Running pages)
      throws IOException {
    List<UriRouteInfo<?, ?>> routes = bodies(pages);

    assertThat(routes).hasSizeGreaterThan(25);
    for (UriRouteInfo<?, ?> route : routes) {
      HttpResponse<String> answer = send(pages, route, "{\"zz-unknown\": 1}");

      assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(400);
      assertThat(answer.body())
          .as("%s", route)
          .contains("\"field\":\"zz-unknown\"")
          .contains("there is no such member");
    }
  }

  @Test
  void everyRouteWithAJsonBodyRefusesAMemberThatIsThereTwice(TestPages.Running pages)
      throws IOException {
    for (UriRouteInfo<?, ?> route : bodies(pages)) {
      for (String body : List.of("{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"\\u0061\":2}]}")) {
        HttpResponse<String> answer = send(pages, route, body);

        assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(400);
        assertThat(answer.body()).as("%s", route).contains("\"field\":\"a\"", "give it once");
      }
    }
  }

  @Test
  void noRouteTellsAProgramTheNamesOfClasses(TestPages.Running pages) throws IOException {
    for (UriRouteInfo<?, ?> route : bodies(pages)) {
      for (String body : List.of("[]", "{", "\"\"", "7", "null", "{}", "")) {
        HttpResponse<String> answer = send(pages, route, body);

        assertThat(answer.statusCode())
            .as("%s with %s: %s", route, body, answer.body())
            .isBetween(200, 499);
        assertThat(answer.body())
            .as("%s with %s", route, body)
            .doesNotContain("fr.teleguichet")
            .doesNotContain("java.")
            .doesNotContain("io.micronaut")
            .doesNotContain("StreamReadFeature")
            .doesNotContain("deserialize");
      }
    }
  }

  private static List<UriRouteInfo<?, ?>> bodies(TestPages.Running pages) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
        .<UriRouteInfo<?, ?>>map(route -> route)
        .filter(
            route ->
                route
                    .getFullRequestBodyType()
                    // A file is read by rules of its own.
                    .filter(type -> !type.getType().isArray())
                    .filter(type -> !type.getType().getName().startsWith("java."))
                    .isPresent())
        .toList();
  }

  private static HttpResponse<String> send(
      TestPages.Running pages, UriRouteInfo<?, ?> route, String body) throws IOException {
    String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[a-z]+}", "1");
    return send(pages, route.getHttpMethodName(), path, body);
  }

  private static HttpResponse<String> send(
      TestPages.Running pages, String method, String path, String body) throws IOException {
    return pages.send(
        pages
            .request(path)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void aMisspeltFilterIsRefusedWithWhatWasMeantAndMakesNoRollout(TestPages.Running pages)
      throws IOException {
    HttpResponse<String> answer =
        send(
            pages,
            "POST",
            "/api/v1/rollouts",
            """
            {"distribution": 1, "plan": {"filter": {"teritories": ["lot"]}, "windw": {},
             "waves": [{"share": 1}, {"share": "all"}], "deadline": "soon", "joins": "yes"}}
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"field\":\"plan.filter.teritories\"")
        .contains("there is no such member; did you mean territories?")
        .contains("\"field\":\"plan.windw\"")
        .contains("did you mean window?")
        .contains("{\"field\":\"plan.waves[1].share\",\"detail\":\"give a whole number")
        .contains("{\"field\":\"plan.deadline\",\"detail\":\"give a time such as")
        .contains("{\"field\":\"plan.joins\",\"detail\":\"give true or false\"}");
    assertThat(pages.get("/api/v1/rollouts").body()).isEqualTo("[]");
  }

  @Test
  void aMisspeltConfirmationIsNoUpdateWithoutOne(TestPages.Running pages) throws IOException {
    HttpResponse<String> answer =
        send(
            pages,
            "POST",
            "/api/v1/kiosks/borne-cajarc/updates",
            "{\"distribution\":1,\"confirmation\":true}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Correct the field confirmation: there is no such member; did you mean confirm?");
  }

  @Test
  void aBodyThatIsNoJsonIsToldWhereItEnds(TestPages.Running pages) throws IOException {
    assertThat(send(pages, "POST", "/api/v1/rollouts", "{\"distribution\": }").body())
        .contains("The body is not JSON at line 1, column 18.");
    assertThat(send(pages, "POST", "/api/v1/rollouts", "").body()).contains("The body is missing.");
    assertThat(send(pages, "POST", "/api/v1/rollouts", "[]").body())
        .contains("Correct the body: give an object");
  }

  @Test
  void aStrangerLearnsNothingOfTheMembers(TestPages.Running pages) {
    HttpRequest stranger =
        pages
            .strangersRequest("/api/v1/rollouts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"zz-unknown\": 1}"))
            .build();

    assertThat(pages.send(stranger).statusCode()).isEqualTo(401);
  }

  /** Longer than what is read at once: what it says at its end is heard. */
  @Test
  void everyRouteReadsALongBodyToItsEnd(TestPages.Running pages) throws IOException {
    String space = " ".repeat(300_000);
    for (UriRouteInfo<?, ?> route : bodies(pages)) {
      HttpResponse<String> answer = send(pages, route, "{" + space + "\"zz-unknown\": 1}");
      HttpResponse<String> refused = send(pages, route, "{\"zz-unknown\": 1}");

      assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(400);
      assertThat(answer.body()).as("%s", route).isEqualTo(refused.body());
    }
  }

  /** Only the last of its names is one that no kiosk can have. */
  @Test
  void aLongBodyReachesItsRouteWhole(TestPages.Running pages) throws IOException {
    String names = "\"borne-cajarc\",".repeat(15_000);
    String path = "/api/v1/rollouts/1/alone";

    HttpResponse<String> good =
        send(pages, "POST", path, "{\"kiosks\":[" + names + "\"" + "k".repeat(128) + "\"]}");
    HttpResponse<String> wrong =
        send(pages, "POST", path, "{\"kiosks\":[" + names + "\"" + "k".repeat(129) + "\"]}");

    assertThat(good.statusCode()).as(good.body()).isEqualTo(404);
    assertThat(good.body()).contains("rollout");
    assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("\"field\":\"kiosks\"", "at most 20000 names of at most 128 letters");
  }

  /** Files may be of gigabytes, and what is read to be looked at lies in memory. */
  @Test
  void aBodyThatIsTooLongIsRefusedWithoutBeingReadToItsEnd(TestPages.Running pages)
      throws IOException {
    String kiosks = "\"" + "k".repeat(5 << 20) + "\"";
    HttpResponse<String> answer =
        send(pages, "POST", "/api/v1/rollouts/1/alone", "{\"kiosks\":[" + kiosks + "]}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("more than 4 MiB");
  }

  @Test
  void aParameterThatIsNoNumberIsToldInWords(TestPages.Running pages) {
    assertThat(pages.get("/api/v1/kiosks?limit=many").body())
        .contains("The parameter limit is wrong: give a whole number.");
  }
}
