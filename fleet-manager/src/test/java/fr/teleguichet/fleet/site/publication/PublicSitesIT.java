package fr.teleguichet.fleet.site.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody who is not signed in is told of sites, and what not. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PublicSitesIT {

  private static TestPages.Running open(Database database) {
    TestPages.Running pages = TestPages.start(database, Map.of("fleet.public-sites", "true"));
    EightKiosks.on(pages);
    return pages;
  }

  private static void say(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    assertThat(
            forms
                .post(
                    "/sites/gramat/contacts",
                    "telephone",
                    "05 65 00 00 01",
                    "accessibility",
                    "Plain-pied",
                    "mediator",
                    "Claude Martin",
                    "access-note",
                    "La clé est à la boulangerie.")
                .statusCode())
        .isEqualTo(303);
    assertThat(
            forms
                .post(
                    "/sites/gramat",
                    "name",
                    "Médiathèque",
                    "commune",
                    "Gramat",
                    "insee",
                    "46128",
                    "street",
                    "12 avenue Louis-Mazet",
                    "latitude",
                    "44.7794",
                    "longitude",
                    "1.7247",
                    "opening",
                    """
                    lundi: 00:00-00:00
                    mardi: 00:00-00:00
                    mercredi: 00:00-00:00
                    jeudi: 00:00-00:00
                    vendredi: 00:00-00:00
                    samedi: 00:00-00:00
                    dimanche: 00:00-00:00
                    """)
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void strangersReadWhereWhenAndHowToGetInAndNothingOfPeopleAndKiosks(Database database) {
    try (TestPages.Running pages = open(database)) {
      say(pages);
      HttpResponse<String> page = new Forms(pages).get("/public/sites");
      HttpResponse<String> list = new Forms(pages).get("/api/v1/public/sites");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains(
              "Médiathèque",
              "<p>12 avenue Louis-Mazet</p>",
              "46500 Gramat",
              "tel:0565000001",
              "Plain-pied")
          .contains("CC Causses et Vallée de la Dordogne", "lundi", "Licence Ouverte");
      assertThat(list.body())
          .contains("\"street\":\"12 avenue Louis-Mazet\",\"postcode\":\"46500\"")
          .contains("\"code\":\"gramat\"", "\"telephone\":\"05 65 00 00 01\"", "\"openNow\":");
      for (HttpResponse<String> answer : List.of(page, list)) {
        assertThat(answer.body())
            .doesNotContain("Claude Martin", "boulangerie", "borne-gramat", "cauvaldor", "<script");
      }
    }
  }

  @Test
  void whoeverNeedsAnAppointmentIsToldSoBeforeComing(Database database) {
    try (TestPages.Running pages = open(database)) {
      offer(pages, "caf", ServiceMode.APPOINTMENT);
      offer(pages, "carsat", ServiceMode.DUTY_HOURS);
      offer(pages, "cpam", ServiceMode.WALK_IN);
      String page = new Forms(pages).get("/public/sites").body();
      assertThat(page)
          .contains(
              "caf (sur rendez-vous)", "carsat (permanences)", "href=\"geo:44.77940,1.72470\"")
          .doesNotContain("sans rendez-vous");
      assertThat(new Forms(pages).get("/public/sites?lang=en").body())
          .contains("(by appointment)", "(duty hours)", "Open in a map")
          .doesNotContain("without an appointment");
      assertThat(new Forms(pages).get("/api/v1/public/sites").body())
          .contains("\"mode\":\"appointment\"", "\"mode\":\"duty-hours\"", "\"mode\":\"walk-in\"");
    }
  }

  private static void offer(TestPages.Running pages, String code, ServiceMode mode) {
    PublicService card =
        new PublicService(
            new ServiceCode(code),
            new TranslatedText(Map.of(ServiceTextLanguage.FR, code, ServiceTextLanguage.EN, code)),
            Optional.empty(),
            Pictogram.INFORMATION,
            mode,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "UPDATE service SET state = 'open', card = ? WHERE code = ?",
                      OfferedServicesDocument.of(List.of(card)).text(),
                      code);
            });
    assertThat(pages.context().getBean(PublicServiceCache.class).refresh()).isTrue();
  }

  @Test
  void nobodyIsGivenACookieAndAnybodyOnTheWayMayKeepIt(Database database) {
    try (TestPages.Running pages = open(database)) {
      Forms known = new Forms(pages, pages.session());
      for (String path :
          new String[] {"/public/sites", "/public/sites?lang=en", "/api/v1/public/sites"}) {
        for (Forms forms : new Forms[] {new Forms(pages), known}) {
          HttpResponse<String> answer = forms.get(path);
          assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
          assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
          assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Language");
        }
        assertThat(known.get(path).body())
            .as("whoever is signed in leaves nothing in anybody's cache")
            .isEqualTo(new Forms(pages).get(path).body());
        String tag = known.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
            pages.send(pages.strangersRequest(path).header("If-None-Match", "W/" + tag).build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(
                pages
                    .send(pages.strangersRequest(path).header("If-None-Match", "\"x\"").build())
                    .statusCode())
            .isEqualTo(200);
      }
    }
  }

  /** It is open on Friday mornings, and Christmas of 2026 is one; of others nobody wrote when. */
  @Test
  void programsAreToldWhetherAPlaceIsOpenAtThisMoment(Database database) throws IOException {
    try (TestPages.Running pages = open(database)) {
      String[] site = {
        "name",
        "Halle",
        "commune",
        "Gramat",
        "insee",
        "46128",
        "latitude",
        "44.7794",
        "longitude",
        "1.7247",
        "opening",
        "vendredi: 09:00-12:00"
      };
      Forms forms = new Forms(pages, pages.session());
      assertThat(forms.post("/sites/gramat", site).statusCode()).isEqualTo(303);

      assertThat(openNow(pages, "2026-11-27T07:59:59Z")).containsExactly("false");
      assertThat(openNow(pages, "2026-11-27T08:00:00Z")).containsExactly("true");
      assertThat(openNow(pages, "2026-11-27T11:00:00Z")).containsExactly("false");
      assertThat(openNow(pages, "2026-10-23T07:00:00Z")).containsExactly("true");
      assertThat(openNow(pages, "2026-12-25T09:00:00Z")).containsExactly("false");
      life(forms, "gramat", "suspended");
      assertThat(openNow(pages, "2026-11-27T08:00:00Z")).containsExactly("false");
    }
  }

  private static List<String> openNow(TestPages.Running pages, String now) throws IOException {
    ApplicationContext beans = pages.context();
    ManualClock clock = new ManualClock(Instant.parse(now));
    String body =
        new PublicSitesApi(
                beans.getBean(PublicationSettings.class),
                reader(pages, clock),
                beans.getBean(PublicServiceCache.class),
                beans.getBean(PageFrameFactory.class),
                beans.getBean(JsonMapper.class),
                clock)
            .sites(HttpRequest.GET("/api/v1/public/sites"))
            .body();
    return Pattern.compile("\"openNow\":(true|false)")
        .matcher(body)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @Test
  void theLanguageIsTheAddresssOrTheBrowsersAndNeverThatOfACookie(Database database) {
    try (TestPages.Running pages = open(database)) {
      var request = pages.strangersRequest("/public/sites").header("Cookie", "lang=en");

      assertThat(pages.send(request.build()).body()).contains("Où trouver un téléguichet");
      assertThat(new Forms(pages).get("/public/sites?lang=en").body())
          .contains("Where to find a téléguichet", "href=\"/public/sites?lang=fr\"");
    }
  }

  @Test
  void whatIsHiddenPlannedOrClosedIsNotShownAndWhatIsSuspendedSaysSo(Database database) {
    try (TestPages.Running pages = open(database)) {
      Forms forms = new Forms(pages, pages.session());
      assertThat(
              forms
                  .get(Forms.location(forms.post("/sites/cajarc/publication", "shown", "no")))
                  .body())
          .contains("Ce site ne figure plus sur la page publique.");
      life(forms, "limogne", "closed");
      life(forms, "gramat", "suspended");

      assertThat(new Forms(pages).get("/public/sites").body())
          .contains("id=\"gramat\"", "Momentanément fermé", "id=\"bretenoux\"")
          .doesNotContain("Mairie de Cajarc", "Relais de Limogne");
      assertThat(
              forms
                  .get(Forms.location(forms.post("/sites/cajarc/publication", "shown", "yes")))
                  .body())
          .contains("Ce site figure maintenant sur la page publique.");
      assertThat(new Forms(pages).get("/public/sites").body()).contains("Mairie de Cajarc");
    }
  }

  private static void life(Forms forms, String site, String stage) {
    assertThat(
            forms
                .post(
                    "/sites/" + site + "/life",
                    "stage",
                    stage,
                    "since",
                    "2026-01-01",
                    "reason",
                    "travaux")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void whileTheDatabaseIsAwayPlacesAreWhereTheyWere(Database database) {
    try (TestPages.Running pages = open(database)) {
      ManualClock clock = new ManualClock(Instant.parse("2026-12-01T08:00:00Z"));
      PublicSiteReader reader = reader(pages, clock);
      PublicSiteReader fresh = reader(pages, clock);
      List<PublicSite> before = reader.sites();
      assertThat(before).isNotEmpty();
      database
          .jdbi()
          .useHandle(
              handle -> {
                int _ = handle.execute("RENAME TABLE site_profile TO away");
              });
      try {
        clock.advance(Duration.ofMinutes(1));

        assertThat(reader.sites()).isEqualTo(before);
        reader.forget();
        assertThat(reader.sites()).isEqualTo(before);
        assertThatThrownBy(fresh::sites).isInstanceOf(JdbiException.class);
      } finally {
        database
            .jdbi()
            .useHandle(
                handle -> {
                  int _ = handle.execute("RENAME TABLE away TO site_profile");
                });
      }
    }
  }

  private static PublicSiteReader reader(TestPages.Running pages, Clock clock) {
    ApplicationContext beans = pages.context();
    return new PublicSiteReader(
        beans.getBean(SiteCache.class),
        beans.getBean(SiteLifecycleRepository.class),
        beans.getBean(SiteProfileRepository.class),
        beans.getBean(HiddenSiteRepository.class),
        beans.getBean(PublicServiceCache.class),
        beans.getBean(Department.class),
        clock);
  }

  @Test
  void aNetworkThatDidNotOpenItShowsNothing(TestPages.Running pages) {
    assertThat(new Forms(pages).get("/public/sites").statusCode()).isEqualTo(404);
    assertThat(new Forms(pages).get("/api/v1/public/sites").statusCode()).isEqualTo(404);
  }
}
