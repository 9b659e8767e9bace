package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures on which the network's survival depends, from tables to page. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class UsageFiguresIT {

  private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);

  /**
   * The published account of the first network: 250 interviews, 94 % satisfied, 75 % of them very.
   */
  @Test
  void theGoldenCaseComesOutAsItWasPublished(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < 250; i++) {
                LocalDateTime started = MONDAY.atTime(9, 0).plusHours(i);
                interview(handle, i, 1, i % 3 == 0 ? "caf" : "carsat", started, "held");
                String satisfaction =
                    i < 176 ? "very-satisfied" : i < 235 ? "satisfied" : "not-satisfied";
                survey(handle, i, 1, "carsat", satisfaction, i % 10 == 0 ? "no" : "yes");
              }
            });
    pages.readSites();

    assertThat(pages.get("/usage?from=2025-03&to=2025-03&lang=en").body())
        .contains("250 interviews from March 2025 to March 2025")
        .contains("n = 250, 95% interval: 90.3 to 96.3%");
    assertThat(pages.get("/satisfaction?year=2025&lang=en").body())
        .contains("94% satisfied in 2025")
        .contains("of whom 75% very satisfied")
        .contains("n = 250, 95% interval: 90.3 to 96.3%")
        .contains(">9 in 10<");
    assertThat(pages.get("/satisfaction?year=2025&lang=fr").body())
        .contains("dont 75\u00a0% de très satisfaits")
        .contains("90,3 à 96,3\u00a0%");
    assertThat(pages.get("/api/v1/usage?from=2025-03&to=2025-03").body())
        .contains("\"held\":250")
        .contains("\"low\":0.903");
  }

  /** After a restore, records that their kiosk did not keep are missing, and the figures say so. */
  @Test
  void recordsThatAreMissingAreToldWithTheFigures(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              journal(handle, "cajarc-1", 1);
              handle.execute(
                  "INSERT INTO record_gap VALUES (1, 5, 16, '2026-03-02', '2026-03-04 10:00:00')");
            });
    pages.readSites();

    assertThat(pages.get("/usage?from=2026-03&to=2026-03&lang=fr").body())
        .contains("12 enregistrements manquent sur cette période");
    assertThat(pages.get("/usage?from=2026-03&to=2026-03&site=cajarc&lang=en").body())
        .contains("12 records of this time are missing");
    assertThat(pages.get("/api/v1/usage?from=2026-03&to=2026-03").body())
        .contains("\"missingRecords\":12");
    assertThat(pages.get("/usage.csv?from=2026-03&to=2026-03").body().lines())
        .endsWith(",\"cajarc\",\"Mairie de Cajarc\",,,,,,,12,");
    assertThat(pages.page("/usage?from=2026-04&to=2026-04&lang=en")).doesNotContain("missing");
    var _ = pages.kiosk("lot", "cajarc-1").born();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> pages.get("/kiosks/cajarc-1").statusCode() == 200);
    assertThat(pages.get("/kiosks/cajarc-1/history?lang=fr").body())
        .contains("Il manque 12 enregistrements, n° 5 à 16");
  }

  /** What is missing is of where it was lost, and a site had no kiosk before one came. */
  @Test
  void aKioskThatWasMovedLeavesItsGapsBehindAndMakesNoSiteUsable(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    site(pages.database(), 2, "gramat", "Relais de Gramat");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              journal(handle, "borne", 2);
              handle.execute("INSERT INTO kiosk_past_site VALUES (1, '2026-04-05', 1)");
              handle.execute(
                  "INSERT INTO record_gap VALUES (1, 5, 16, '2026-03-02', '2026-04-07 10:00:00'),"
                      + " (1, 20, 21, NULL, '2026-04-08 10:00:00')");
            });
    InterviewCountReader counts = pages.context().getBean(InterviewCountReader.class);
    YearMonth march = YearMonth.of(2026, 3);
    MonthRange untilMarch = new MonthRange(march, march);
    MonthRange untilApril = new MonthRange(march, march.plusMonths(1));

    assertThat(counts.gaps(untilApril))
        .containsExactlyInAnyOrder(
            new InterviewCountReader.Gap(1, 12), new InterviewCountReader.Gap(2, 2));
    assertThat(counts.withKiosk(untilMarch)).as("sites with a kiosk in March").isEmpty();
    assertThat(counts.withKiosk(untilApril)).containsExactly(2);
  }

  @Test
  void monthsAreThoseOfFrance(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              interview(handle, 1, 1, "caf", LocalDateTime.of(2026, 6, 30, 21, 59), "held");
              interview(handle, 2, 1, "caf", LocalDateTime.of(2026, 6, 30, 22, 0), "held");
              interview(handle, 3, 1, "caf", LocalDateTime.of(2026, 12, 31, 22, 59), "held");
              interview(handle, 4, 1, "caf", LocalDateTime.of(2026, 12, 31, 23, 0), "held");
            });
    pages.readSites();

    assertThat(pages.get("/usage.csv?from=2026-06&to=2026-12").body().lines())
        .containsExactly(
            "month,site_code,site,service_code,service,held,abandoned,unanswered,failed,missing_records,unreached",
            "2026-06,\"cajarc\",\"Mairie de Cajarc\",\"caf\",\"Allocations familiales"
                + " (CAF)\",1,0,0,0,,0",
            "2026-07,\"cajarc\",\"Mairie de Cajarc\",\"caf\",\"Allocations familiales"
                + " (CAF)\",1,0,0,0,,0",
            "2026-12,\"cajarc\",\"Mairie de Cajarc\",\"caf\",\"Allocations familiales"
                + " (CAF)\",1,0,0,0,,0");
  }

  /** A kiosk with services of its own, or one that was never in the register. */
  @Test
  void aServiceThatNobodyRegisteredIsSaidToBeSo(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                interview(handle, 1, 1, "strange", LocalDateTime.of(2026, 6, 3, 9, 0), "held"));
    pages.readSites();

    assertThat(pages.get("/usage?from=2026-06&to=2026-06&lang=fr").body())
        .contains("Service absent du registre (Strange)");
    assertThat(pages.get("/api/v1/usage?from=2026-06&to=2026-06&lang=en").body())
        .contains(
            "\"service\":\"strange\",\"serviceName\":\"Service not in the register (Strange)\"");
  }

  @Test
  void attemptsAreCountedApartAndSitesWithoutInterviewsAreNamed(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    site(pages.database(), 2, "gramat", "Médiathèque");
    site(pages.database(), 3, "vayrac", "Sans borne");
    site(pages.database(), 4, "assier", "Ouvert en avril");
    site(pages.database(), 5, "martel", "Suspendu");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              interview(handle, 1, 1, "caf", MONDAY.atTime(10, 0), "held");
              interview(handle, 2, 2, "caf", MONDAY.atTime(10, 0), "unanswered");
              interview(handle, 3, 1, "caf", MONDAY.atTime(11, 0), "failed");
              interview(handle, 4, 2, "caf", LocalDateTime.of(2025, 2, 3, 10, 0), "held");
              interview(handle, 5, 2, "caf", MONDAY.atTime(14, 0), "unreached");
              kiosk(handle, 1, LocalDate.of(2025, 1, 1));
              kiosk(handle, 2, LocalDate.of(2025, 1, 1));
              kiosk(handle, 4, LocalDate.of(2025, 4, 2));
              kiosk(handle, 5, LocalDate.of(2025, 1, 1));
              handle.execute(
                  "INSERT INTO site_life (site_id, state, since, reason)"
                      + " VALUES (5, 'suspended', '2025-02-01', '')");
            });
    pages.readSites();

    String page =
        pages.get("/usage?from=2025-03&to=2025-03").body().replaceAll("[\\u00a0\\u202f]", " ");

    assertThat(page)
        .contains("1 entretien de mars 2025")
        .as("nobody was called, which is neither a request nor without an answer")
        .contains("1 sur 3 demandes")
        .contains("Une fois, quelqu’un a choisi un service que la borne ne pouvait pas appeler")
        .contains("&outcome=unreached\">Voir quand et où")
        .contains("lundi, 11 h : 2")
        .doesNotContain("lundi, 15 h")
        .contains("1 site sans entretien")
        .contains("aucun entretien depuis le 3 février 2025")
        .contains("De la présence à l’entretien");
    assertThat(pages.get("/usage?from=2025-03&to=2025-03&service=caf").body())
        .contains("1 entretien de mars 2025", "ne se lisent que pour tous les services")
        .doesNotContain("site sans entretien sur", "sites sans entretien sur")
        .doesNotContain("De la présence à l’entretien", "Usage par borne et par an");
  }

  @Test
  void fewAnswersAreHiddenAndCanNotBeWorkedOut(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    site(pages.database(), 2, "gramat", "Médiathèque");
    site(pages.database(), 3, "vayrac", "Poste de Vayrac");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < 33; i++) {
                int site = i < 3 ? 1 : i < 13 ? 2 : 3;
                survey(handle, i, site, "caf", "satisfied", "yes");
              }
            });
    pages.readSites();

    String json = pages.get("/api/v1/usage?from=2025-03&to=2025-03").body();

    assertThat(json)
        .contains("{\"code\":\"cajarc\",\"survey\":{\"hidden\":true,\"answers\":null")
        .contains("{\"code\":\"gramat\",\"survey\":{\"hidden\":true,\"answers\":null")
        .contains("{\"code\":\"vayrac\",\"survey\":{\"hidden\":false,\"answers\":20");
    assertThat(pages.get("/satisfaction?year=2025").body())
        .contains("masqué\u00a0: trop peu d’avis")
        .doesNotContain("n = 10")
        .doesNotContain("3 avis");
    // Asked for alone, the ten of Gramat would give away the three of Cajarc.
    String alone = "/api/v1/usage?from=2025-03&to=2025-03&site=";
    assertThat(pages.get(alone + "gramat").body())
        .contains("{\"code\":\"gramat\",\"survey\":{\"hidden\":true,\"answers\":null")
        .doesNotContain("\"answers\":10");
    assertThat(pages.get("/usage-answers.csv?from=2025-03&to=2025-03&site=gramat").body().lines())
        .as("the head alone")
        .hasSize(1);
    assertThat(pages.get(alone + "vayrac").body()).contains("\"answers\":20");
  }

  @Test
  void whatPeopleWouldHaveDoneAndHowTheyKnewIsCountedByTheYearAndNotByService(
      TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    site(pages.database(), 2, "gramat", "Médiathèque");
    site(pages.database(), 3, "vayrac", "Poste de Vayrac");
    choice(pages.database(), 2025, 1, "alternative", "own-car", 3);
    choice(pages.database(), 2025, 2, "alternative", "given-up", 8);
    choice(pages.database(), 2025, 3, "alternative", "own-car", 27);
    choice(pages.database(), 2025, 3, "alternative", "flying-carpet", 2);
    choice(pages.database(), 2025, 3, "referral", "town-hall", 4);
    choice(pages.database(), 2024, 3, "alternative", "telephone", 50);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < 5; i++) {
                survey(handle, i, 3, "caf", "satisfied", "yes");
              }
            });
    pages.readSites();

    String json = pages.get("/api/v1/usage?from=2025-03&to=2025-03&lang=en").body();
    assertThat(json)
        .contains("{\"question\":\"alternative\",\"hidden\":false,\"answers\":40,")
        .contains(
            "{\"answer\":\"own-car\",\"name\":\"taken their"
                + " car\",\"share\":{\"count\":30,\"of\":40,\"share\":0.75,")
        .contains("\"answer\":\"flying-carpet\",\"name\":\"Another answer (flying-carpet)\"")
        .contains("{\"question\":\"referral\",\"hidden\":true,\"answers\":null,\"choices\":[]}");
    assertThat(pages.get("/satisfaction?year=2025&lang=fr").body())
        .contains("Sans la borne, ils auraient…")
        .contains("<th scope=\"row\">renoncé</th><td class=\"number\">8</td>")
        .contains("masqué\u00a0: trop peu d’avis");
    assertThat(pages.get("/api/v1/usage?from=2025-03&to=2025-03&service=caf").body())
        .contains("\"surveyChoices\":[]");
    assertThat(pages.get("/usage-answers.csv?from=2025-03&to=2025-03&lang=en").body().lines())
        .as("of the four answers of referral nothing is told")
        .hasSize(12)
        .contains(
            "2025,2025,\"alternative\",\"Without the kiosk they would have…\",\"own-car\","
                + "\"taken their car\",30,40,0.5981,0.8581");
  }

  /** A site with few answers is hidden alone too, and so is the one that would give it away. */
  @Test
  void fewChoicesOfASiteCanNotBeWorkedOutByAskingForTheOthers(TestPages.Running pages) {
    site(pages.database(), 1, "cajarc", "Mairie de Cajarc");
    site(pages.database(), 2, "gramat", "Médiathèque");
    site(pages.database(), 3, "vayrac", "Poste de Vayrac");
    choice(pages.database(), 2025, 1, "alternative", "own-car", 3);
    choice(pages.database(), 2025, 2, "alternative", "given-up", 8);
    choice(pages.database(), 2025, 3, "alternative", "own-car", 27);
    pages.readSites();

    String hidden =
        "{\"question\":\"alternative\",\"hidden\":true,\"answers\":null,\"choices\":[]}";
    String address = "/api/v1/usage?from=2025-03&to=2025-03&site=";
    assertThat(pages.get(address + "cajarc").body()).contains(hidden);
    assertThat(pages.get(address + "gramat").body()).contains(hidden);
    assertThat(pages.get(address + "vayrac").body())
        .contains("{\"question\":\"alternative\",\"hidden\":false,\"answers\":27,");
  }

  @Test
  void anEmptyPeriodTeaches(TestPages.Running pages) {
    assertThat(pages.get("/usage?from=2020-01&to=2020-02").body())
        .contains("Aucun entretien sur cette période");
    assertThat(pages.get("/usage?from=nonsense&to=2026-99").statusCode()).isEqualTo(200);
  }

  private static void site(Database database, int id, String code, String name) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                        + " VALUES (?, ?, ?, 'Cajarc', '46045', 44.5, 1.8)",
                    id,
                    code,
                    name));
  }

  /** That of the first kiosk, which stands at this site. */
  private static void journal(Handle handle, String kiosk, int site) {
    int _ =
        handle.execute(
            "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since,"
                + " site_id) VALUES (1, ?, 'lot', '2026-01-01', '2026-01-01', 'unknown',"
                + " '2026-01-01', ?)",
            kiosk,
            site);
    int _ =
        handle.execute(
            "INSERT INTO journal (id, kiosk_id, uuid, acknowledged, first_seen) VALUES"
                + " (1, 1, '0199a000-0000-7000-8000-000000000001', 30, '2026-01-01')");
  }

  private static void kiosk(Handle handle, int site, LocalDate since) {
    int _ =
        handle.execute(
            "INSERT INTO kiosk (name, territory, first_seen, last_seen, link, link_since, site_id)"
                + " VALUES (?, 'lot', ?, ?, 'unknown', ?, ?)",
            "borne-" + site,
            since,
            since,
            since,
            site);
  }

  private static void interview(
      Handle handle, int number, int site, String service, LocalDateTime started, String outcome) {
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) VALUES (1, ?, 1, ?, ?, ?, 900, ?)",
            number,
            site,
            service,
            started,
            outcome);
  }

  private static void choice(
      Database database, int year, int site, String question, String answer, int answers) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO survey_choice VALUES (?, ?, ?, ?, ?)",
                    year,
                    site,
                    question,
                    answer,
                    answers));
  }

  private static void survey(
      Handle handle, int id, int site, String service, String satisfaction, String recommend) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, satisfaction, recommend, resolved)"
                + " VALUES (?, ?, ?, ?, ?, ?, 'yes')",
            ByteBuffer.allocate(16).putInt(id).array(),
            site,
            service,
            MONDAY,
            satisfaction,
            recommend);
  }
}
