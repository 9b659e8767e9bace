package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.CallableServiceDirectory;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The register of public services, for people and for programs. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PublicServiceRegisterIT {

  private static final String COURT =
      """
      {"name": {"fr": "Justice (Point-justice)", "en": "Courts (Point-justice)"},
       "words": {"fr": "Connaître ses droits", "en": "Know your rights"}, "pictogram": "court",
       "mode": "appointment", "opening": {"weekly": {"tuesday": ["09:00-12:00"]}},
       "needs": ["print"], "telephone": "3039", "fallback": "https://visio.example.org/{room}",
       "place": 5, "sites": ["cajarc"], "formerNames": ["TGI"],
       "offices": [{"name": "Palais", "town": "Cahors", "latitude": 44.45, "longitude": 1.44}]}
      """;

  private static HttpResponse<String> api(
      TestPages.Running pages, String method, String path, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        pages
            .request("/api/v1/services" + path)
            .header("Authorization", "Bearer " + Files.readString(pages.tokenFile()).strip())
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request = request.headers(headers);
    }
    return pages.send(request.method(method, BodyPublishers.ofString(body)).build());
  }

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

  @Test
  void theServicesOfTheFirstNetworkAreThereFromTheFirstStart(TestPages.Running pages) {
    assertThat(pages.get("/services?lang=fr").body())
        .contains("Retraite (Carsat)")
        .contains("anciennement CRAM")
        .contains("Allocations familiales (CAF)")
        .contains("Assurance maladie (CPAM)")
        .contains("Famille (Point Info Famille)")
        .contains("Jeunes (Mission locale)");
    assertThat(pages.get("/api/v1/services/carsat").body())
        .contains("\"state\":\"open\"", "\"ar\":\"التقاعد (Carsat)\"", "\"pictogram\":\"pension\"");
  }

  @Test
  void aServiceIsMadeOpenedChangedByWhoReadItAndEnded(TestPages.Running pages) throws IOException {
    EightKiosks.on(pages);

    HttpResponse<String> made = api(pages, "PUT", "/point-justice", COURT);
    HttpResponse<String> tooSoon =
        api(pages, "POST", "/point-justice/state", "{\"state\": \"open\"}");
    HttpResponse<String> agreed =
        api(pages, "POST", "/point-justice/state", "{\"state\": \"agreed\"}");
    HttpResponse<String> open =
        api(pages, "POST", "/point-justice/state", "{\"state\": \"open\"}", "If-Match", "\"2\"");
    HttpResponse<String> late =
        api(pages, "PUT", "/point-justice", COURT.replace("TGI", "TI"), "If-Match", "\"2\"");
    HttpResponse<String> changed =
        api(pages, "PUT", "/point-justice", COURT.replace("TGI", "TI"), "If-Match", "\"3\"");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(made.body()).contains("\"state\":\"consulted\"", "\"tuesday\":[\"09:00-12:00\"]");
    assertThat(tooSoon.statusCode()).isEqualTo(409);
    assertThat(tooSoon.body()).contains("consulted can't become open");
    assertThat(agreed.statusCode()).isEqualTo(200);
    assertThat(open.body()).contains("\"state\":\"open\"", "\"revision\":3");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"state\":\"open\"", "[\"TI\"]");
    assertThat(pages.get("/api/v1/services/point-justice").body()).isEqualTo(changed.body());
    // The smallest place comes first.
    assertThat(pages.get("/api/v1/services").body()).startsWith("[{\"code\":\"point-justice\"");
    assertThat(pages.get("/services?lang=fr").body()).contains("Mairie de Cajarc");
    assertThat(pages.get("/audit?lang=en").body()).contains("/api/v1/services/point-justice/state");
    assertThat(api(pages, "PUT", "/nothing", COURT, "If-Match", "*").statusCode()).isEqualTo(412);
  }

  @Test
  void hostileContentIsRefusedByFieldAndNothingIsStored(TestPages.Running pages)
      throws IOException {
    HttpResponse<String> wrong =
        api(
            pages,
            "PUT",
            "/x-y",
            """
            {"name": {"fr": "<b>\\u202e", "en": null, "de": "x"}, "words": {"fr": "%s"},
             "pictogram": "x", "mode": "x", "telephone": "javascript:1", "fallback": "file:///etc",
             "adapter": "../x", "place": -1, "sites": [null, "nowhere"], "needs": ["fly"],
             "formerNames": [null], "opening": {"weekly": {"someday": ["x"]}},
             "offices": [null, {"name": "a;b\\n", "latitude": 1e300}]}
            """
                .formatted("x".repeat(141)));

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains(
            "\"field\":\"name.fr\"",
            "\"field\":\"name.en\"",
            "\"field\":\"name.de\"",
            "\"field\":\"words.fr\"",
            "\"field\":\"pictogram\"",
            "\"field\":\"mode\"",
            "\"field\":\"telephone\"",
            "\"field\":\"fallback\"",
            "\"field\":\"adapter\"",
            "\"field\":\"place\"",
            "\"field\":\"sites\"",
            "\"field\":\"needs.fly\"",
            "\"field\":\"opening\"",
            "\"field\":\"offices\"");
    assertThat(pages.get("/api/v1/services/x-y").statusCode()).isEqualTo(404);
    assertThat(api(pages, "PUT", "/NO", COURT).statusCode()).isEqualTo(400);
    assertThat(api(pages, "POST", "/caf/state", "{}").statusCode()).isEqualTo(400);
    assertThat(api(pages, "POST", "/x-y/state", "{\"state\":\"open\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aRowThatCannotBeReadTakesNoOtherAlong(TestPages.Running pages) throws IOException {
    Jdbi jdbi = pages.context().getBean(Database.class).jdbi();
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "UPDATE service SET former_names = ? WHERE code = 'cpam'",
                  "Sécu\n \n" + "x".repeat(121) + "\nCPA");
          int _ = handle.execute("UPDATE service SET offices = 'nowhere' WHERE code = 'caf'");
          int _ =
              handle.execute("UPDATE service SET card = '{\"format\":2}' WHERE code = 'carsat'");
          int _ =
              handle.execute(
                  "UPDATE service SET card = NULL, french = '' WHERE code = 'mission-locale'");
          int _ =
              handle.execute(
                  "UPDATE service a JOIN service b ON b.code = 'caf' SET a.card = b.card"
                      + " WHERE a.code = 'point-info-famille'");
        });
    assertThat(pages.context().getBean(PublicServiceCache.class).refresh()).isTrue();

    HttpResponse<String> list = pages.get("/api/v1/services");
    HttpResponse<String> added =
        api(pages, "PUT", "/other", "{\"name\": {\"fr\": \"S\", \"en\": \"S\"}}");

    assertThat(list.body())
        .contains("\"formerNames\":[\"Sécu\",\"CPA\"]", "\"fr\":\"Famille (Point Info Famille)\"")
        .contains("\"code\":\"carsat\",\"state\":\"open\"", "\"code\":\"france-travail\"")
        .doesNotContain("mission-locale");
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(pages.get("/services?lang=fr").body()).contains("anciennement Sécu, CPA");
    assertThat(pages.get("/services/caf").statusCode()).isEqualTo(200);
    assertThat(pages.context().getBean(CallableServiceDirectory.class).all())
        .extracting(it -> it.code().value())
        .contains("carsat", "caf", "mission-locale");
  }

  @Test
  void sixtyServicesAreTheMost(TestPages.Running pages) throws IOException {
    String small = "{\"name\": {\"fr\": \"S\", \"en\": \"S\"}}";
    for (int i = 7; i <= 60; i++) {
      assertThat(api(pages, "PUT", "/service-" + i, small).statusCode()).isEqualTo(200);
    }

    assertThat(api(pages, "PUT", "/service-61", small).statusCode()).isEqualTo(409);
    assertThat(api(pages, "PUT", "/service-60", small).statusCode()).isEqualTo(200);
  }

  @Test
  void whatKiosksCouldNotBeToldIsRefused(TestPages.Running pages) throws IOException {
    String line = "م".repeat(60);
    String words = "م".repeat(140);
    String large =
        """
        {"name": {"fr": "%1$s", "en": "%1$s", "es": "%1$s", "pt": "%1$s", "ar": "%1$s"},
         "words": {"fr": "%2$s", "en": "%2$s", "es": "%2$s", "pt": "%2$s", "ar": "%2$s"}}
        """
            .formatted(line, words);
    int status = 200;
    int made = 0;
    while (status == 200 && made < 60) {
      made++;
      status = api(pages, "PUT", "/large-" + made, large).statusCode();
    }

    assertThat(status).isEqualTo(400);
    assertThat(made).isBetween(40, 54);
    assertThat(api(pages, "PUT", "/large-" + made, large).body()).contains("more than 60000");
  }

  @Test
  void peopleFillInTheFormAndWhoIsOvertakenIsTold(TestPages.Running pages) {
    EightKiosks.on(pages);
    String form =
        "code=dept-lot&name.fr=D%C3%A9partement&name.en=Department&pictogram=department"
            + "&mode=walk-in&place=80&adapter=direct&site.cajarc=yes&opening=lundi:+tard";

    HttpResponse<String> wrong = post(pages, "/services", form);
    HttpResponse<String> made = post(pages, "/services", form.replace("tard", "09:00-12:00"));
    HttpResponse<String> again = post(pages, "/services", form.replace("tard", "09:00-12:00"));
    HttpResponse<String> saved =
        post(pages, "/services/dept-lot", form.replace("lundi:+tard", "") + "&revision=1");
    HttpResponse<String> late =
        post(pages, "/services/dept-lot", form.replace("lundi:+tard", "") + "&revision=1");
    HttpResponse<String> agreed = post(pages, "/services/dept-lot/state", "state=agreed");
    HttpResponse<String> no = post(pages, "/services/dept-lot/state", "state=consulted");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains(
            "lundi: tard",
            "Une ligne est à corriger",
            "Ligne à corriger\u00a0: «\u00a0lundi: tard\u00a0».");
    assertThat(made.headers().firstValue("Location")).hasValue("/services/dept-lot?done=added");
    assertThat(again.body()).contains("Un autre service a déjà ce code");
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Quelqu’un d’autre a modifié ce service");
    assertThat(agreed.headers().firstValue("Location")).hasValue("/services/dept-lot?done=agreed");
    assertThat(no.statusCode()).isEqualTo(409);
    assertThat(pages.get("/services/dept-lot").body())
        .contains("Mairie de Cajarc", "id=\"preview\"", "Ouvrir sur les bornes");
  }

  @Test
  void aSiteThatIsDeletedTakesItsPlaceInTheListAlong(TestPages.Running pages) throws IOException {
    EightKiosks.on(pages);
    HttpResponse<String> made = api(pages, "PUT", "/point-justice", COURT);
    assertThat(made.statusCode()).isEqualTo(200);

    assertThat(post(pages, "/sites/cajarc/delete", "code=cajarc").statusCode()).isEqualTo(303);

    assertThat(pages.get("/api/v1/services/point-justice").body()).contains("\"sites\":[]");
  }
}
