package fr.teleguichet.fleet.interview.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.PresenceRepository;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of usage and the interviews behind its figures. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class UsagePageViewModelIT {

  private int number;

  @BeforeEach
  void oneSite(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                        + " VALUES (1, 'cajarc', '=Mairie', 'Cajarc', '46045', 44.5, 1.8)"));
    pages.readSites();
  }

  @Test
  void hoursAreThoseOfFranceOnDaysOnWhichClocksChange(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              interview(handle, LocalDateTime.of(2025, 3, 28, 8, 30), "held", 30);
              interview(handle, LocalDateTime.of(2025, 3, 31, 8, 30), "held", 90);
              interview(handle, LocalDateTime.of(2025, 10, 24, 8, 30), "unanswered", 0);
              interview(handle, LocalDateTime.of(2025, 10, 27, 8, 30), "held", 60);
            });

    String list = pages.get("/usage/interviews?from=2025-01&to=2025-12&lang=fr").body();
    assertThat(list)
        .contains("4 entretiens et demandes de janvier 2025 à décembre 2025")
        .containsSubsequence("2025-10-27", "09:30", "2025-10-24", "10:30")
        .containsSubsequence("2025-03-31", "10:30", "2025-03-28", "09:30");
    String page =
        pages
            .get("/usage?from=2025-01&to=2025-12&lang=fr")
            .body()
            .replaceAll("[\\u00a0\\u202f]", " ");
    assertThat(page)
        .contains("lundi, 9 h : 1")
        .contains("lundi, 10 h : 1")
        .contains("vendredi, 9 h : 1")
        .contains("vendredi, 10 h : 1")
        .contains("1 min 0 s")
        .contains("neuf sur dix : 1 min 30 s au plus ; n = 3")
        .contains("1 sur 4 demandes")
        .contains("Aucune borne ne l’a compté, ou ce n’est plus gardé")
        .contains("une minute au moins avec un agent");
  }

  @Test
  void noRiseIsWorkedOutAgainstMonthsBeforeTheNetworksFirstInterview(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              interview(handle, LocalDateTime.of(2025, 3, 10, 9, 0), "held", 30);
              interview(handle, LocalDateTime.of(2025, 5, 12, 9, 0), "held", 30);
              interview(handle, LocalDateTime.of(2025, 5, 13, 9, 0), "held", 30);
            });
    String address = "/usage?from=2025-04&to=2025-06&compare=before&lang=fr";

    assertThat(plain(pages, address))
        .contains("1 entretien dans la période de comparaison")
        .contains("ils ne sont connus que depuis mars 2025")
        .doesNotContain("+100 %");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> interview(handle, LocalDateTime.of(2025, 1, 6, 9, 0), "abandoned", 30));
    assertThat(plain(pages, address))
        .contains("+100 % sur la période précédente, qui en comptait 1")
        .doesNotContain("que depuis");
  }

  @Test
  void whatIsBehindAFigureIsListedPageByPageAndAsAFile(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < 120; i++) {
                interview(
                    handle,
                    LocalDateTime.of(2025, 6, 2, 8, 0).plusHours(i),
                    i % 4 == 0 ? "abandoned" : "held",
                    10);
              }
            });
    String address = "/usage/interviews?from=2025-06&to=2025-06&outcome=held";

    assertThat(pages.get(address + "&lang=fr").body())
        .contains("90 entretiens et demandes")
        .contains("Page 1 sur 2")
        .doesNotContain("Abandon");
    assertThat(pages.get(address + "&page=2&lang=fr").body()).contains("Page 2 sur 2");
    assertThat(pages.get(address + "&page=99&lang=fr").body()).contains("Page 2 sur 2");
    assertThat(pages.get(address + "&page=-1&outcome=x&site=nowhere").statusCode()).isEqualTo(200);
    List<String> csv =
        pages
            .get("/usage/interviews.csv?from=2025-06&to=2025-06&outcome=held")
            .body()
            .lines()
            .toList();
    assertThat(csv).hasSize(91).contains("2025-06-02,11:00,\"'=Mairie\",\"caf\",\"held\",900,10");
  }

  /** More than any bound there was, and more than are read at once, in one month and in others. */
  @Test
  void theFileHasAllInterviewsHoweverMany(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                          + " started, seconds, outcome) SELECT 9, seq, 1, 1, 'caf',"
                          + " '2025-01-01 10:00:00' + INTERVAL FLOOR(seq / 100) HOUR, 900, 'held'"
                          + " FROM seq_1_to_110000");
            });

    List<String> csv =
        pages.get("/usage/interviews.csv?from=2025-01&to=2025-12").body().lines().toList();

    assertThat(csv).hasSize(110_001);
    assertThat(csv.subList(1, csv.size())).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(csv.getLast()).startsWith("2025-01-01,11:00");
  }

  @Test
  void aKioskThatComesBackLateChangesThePastAndThePageSaysSo(TestPages.Running pages) {
    Instant started = pages.clock().instant().minus(70, ChronoUnit.DAYS);
    YearMonth month = YearMonth.from(started.atZone(LocalizedText.ZONE));
    KioskRecord late =
        new KioskRecord.Interview(
            new ServiceCode("caf"), started, Duration.ofMinutes(20), Outcome.HELD);

    var _ = pages.kiosk("lot", "borne-late").born().records(List.of(late));
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                pages
                    .get("/api/v1/usage?from=" + month + "&to=" + month)
                    .body()
                    .contains("\"held\":1"));

    String range = "from=" + month + "&to=" + month;
    assertThat(pages.get("/api/v1/usage?" + range).body())
        .contains("\"changedLater\":[{\"month\":\"" + month + "\",\"records\":1,\"last\":\"");
    assertThat(pages.get("/usage?lang=en&" + range).body())
        .contains("after the end of that month")
        .contains("have changed since");
    YearMonth before = month.minusMonths(1);
    assertThat(pages.get("/api/v1/usage?from=" + before + "&to=" + before).body())
        .contains("\"changedLater\":[]");
  }

  @Test
  void aChartOfOneSiteCarriesWhatHappenedThereAlone(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 2, "gramat");
              interview(handle, LocalDateTime.of(2025, 3, 3, 8, 30), "held", 30);
              handle.execute(
                  "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                      + " seconds, outcome) VALUES (2, 1, 2, 2, 'cpam', '2025-03-04 10:00', 900,"
                      + " 'held')");
              alert(handle, 1, LocalDate.of(2025, 3, 5));
            });
    pages.readSites();
    String months = "/usage?from=2025-03&to=2025-03&lang=fr";

    assertThat(plain(pages, months))
        .contains("1 alerte urgente", "premier entretien : Allocations")
        .contains("premier entretien : Assurance maladie");
    assertThat(plain(pages, months + "&site=cajarc"))
        .contains("1 alerte urgente", "premier entretien : Allocations")
        .doesNotContain("premier entretien : Assurance maladie");
    assertThat(plain(pages, months + "&site=gramat"))
        .contains("premier entretien : Assurance maladie")
        .doesNotContain("alerte urgente", "premier entretien : Allocations");
  }

  @Test
  void whatTheCurveHasNoRoomForIsCounted(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int month = 1; month <= 9; month++) {
                interview(handle, LocalDateTime.of(2025, month, 3, 8, 30), "held", 30);
                alert(handle, month, LocalDate.of(2025, month, 5));
              }
            });

    assertThat(plain(pages, "/usage?from=2025-01&to=2025-12&lang=fr"))
        .as("eight alerts are drawn, and one is not, nor is the first interview")
        .contains("2 événements ne sont pas dessinés");
    assertThat(plain(pages, "/usage?from=2025-01&to=2025-03&lang=fr"))
        .as("what happened in one month is one mark")
        .containsPattern("(1 alerte urgente · .+|.+ · 1 alerte urgente)");
    assertThat(plain(pages, "/usage?from=2025-02&to=2025-09&lang=fr"))
        .doesNotContain("pas dessinés : les plus anciens");
  }

  private static void alert(Handle handle, int id, LocalDate day) {
    int _ =
        handle.execute(
            "INSERT INTO alert (id, kind, severity, cause, begun, since, opened, state, changed)"
                + " VALUES (?, 'offline', 'urgent', 'network', 0, ?, ?, 'resolved', ?)",
            id,
            day,
            day,
            day);
    int _ =
        handle.execute(
            "INSERT INTO alert_member (alert_id, subject, topic, territory, site_id, since, amount,"
                + " ended) VALUES (?, 'borne-1', '', 'lot', 1, ?, 1, ?)",
            id,
            day,
            day);
  }

  private static String plain(TestPages.Running pages, String address) {
    return pages.page(address).replaceAll("[\\u00a0\\u202f]", " ");
  }

  @Test
  void aSiteIsJudgedByTheMonthsInWhichItsKiosksWereInService(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 2, "gramat");
              site(handle, 3, "vayrac");
              site(handle, 4, "assier");
              kiosk(handle, 1, YearMonth.of(2025, 12), 1);
              kiosk(handle, 2, YearMonth.of(2025, 9), 4);
              kiosk(handle, 3, YearMonth.of(2024, 12), 13);
              for (int i = 0; i < 30; i++) {
                interviewAt(handle, i % 3 + 1, i);
              }
            });
    pages.readSites();

    String page = plain(pages, "/usage?from=2025-01&to=2025-12&lang=fr");

    assertThat(rates(page))
        .containsExactly(
            "vayrac 10 12 10 Site dormant",
            "gramat 10 4 30 Usage faible",
            "=Mairie 10 1 Trop peu de recul");
    assertThat(page).contains("Sous 3 mois de service");
  }

  /** The rows of the table of the benchmark, without what marks them up. */
  private static List<String> rates(String page) {
    String before = page.substring(0, page.indexOf("Dormant sous"));
    return Arrays.stream(
            before
                .substring(before.lastIndexOf("<tbody>"), before.lastIndexOf("</tbody>"))
                .split("</tr>"))
        .map(row -> row.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static void site(Handle handle, int id, String code) {
    int _ =
        handle.execute(
            "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                + " VALUES (?, ?, ?, 'Gramat', '46128', 44.7, 1.7)",
            id,
            code,
            code);
  }

  private static void kiosk(Handle handle, int site, YearMonth first, int months) {
    int _ =
        handle.execute(
            "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since,"
                + " site_id) VALUES (?, ?, 'lot', ?, ?, 'unknown', ?, ?)",
            site,
            "borne-" + site,
            first.atDay(1),
            first.atDay(1),
            first.atDay(1),
            site);
    for (int i = 0; i < months; i++) {
      int _ =
          handle.execute(
              "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed,"
                  + " updated) VALUES (?, ?, ?, 1000, 1000, TRUE, NOW())",
              site,
              first.plusMonths(i).atDay(1),
              site);
    }
  }

  private static void interviewAt(Handle handle, int site, int number) {
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) VALUES (9, ?, ?, ?, 'caf', '2025-12-15 10:00', 900, 'held')",
            number,
            site,
            site);
  }

  /** Marks are read after the figures, and what came late after the marks. */
  @Test
  void whatArrivesWhileThePageIsMadeIsInNoneOfItsFigures(TestPages.Running pages) {
    ChartAnnotationSource meanwhile =
        (from, _, _, _) -> {
          // Somebody else, on a thread and a connection of their own.
          CompletableFuture.runAsync(
                  () ->
                      pages
                          .database()
                          .jdbi()
                          .useHandle(
                              handle ->
                                  handle.execute(
                                      "INSERT INTO interview_late (month, site_id, records, last)"
                                          + " VALUES (?, 1, 1, NOW())",
                                      from)))
              .join();
          return List.of();
        };

    assertThat(read(pages, meanwhile).late()).isEmpty();
    assertThat(read(pages, (_, _, _, _) -> List.of()).late()).hasSize(1);
  }

  private static UsagePageViewModel read(TestPages.Running pages, ChartAnnotationSource marks) {
    ApplicationContext context = pages.context();
    return new UsagePageReader(
            pages.database(),
            context.getBean(UsageReader.class),
            context.getBean(HeldInterviewCountReader.class),
            context.getBean(InterviewRepository.class),
            context.getBean(PresenceRepository.class),
            context.getBean(RetentionSettings.class),
            context.getBean(AnnualisedSiteUsageCalculator.class),
            context.getBean(VisibleSites.class),
            List.of(marks),
            pages.clock())
        .read(
            UsageQuery.of(new MonthRange(YearMonth.of(2025, 6), YearMonth.of(2025, 7))),
            ComparisonPeriod.BEFORE,
            new Scope.Fleet(),
            context.getBean(MessageBundles.class).in(Language.FRENCH));
  }

  private void interview(Handle handle, LocalDateTime utc, String outcome, int waited) {
    number++;
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome, waited) VALUES (1, ?, 1, 1, 'caf', ?, 900, ?, ?)",
            number,
            utc,
            outcome,
            waited);
  }
}
