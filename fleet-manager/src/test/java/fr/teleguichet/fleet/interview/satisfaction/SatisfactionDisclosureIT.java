package fr.teleguichet.fleet.interview.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody asks all that can be asked, before and after one more answer and of all periods, and
 * takes each from each.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SatisfactionDisclosureIT {

  private static final int SITES = 4;
  private static final Pattern ANSWERS =
      Pattern.compile("\"survey\":\\{\"hidden\":false,\"answers\":(\\d+)");

  @Test
  void oneMoreAnswerChangesNothingThatAnybodyIsShown(TestPages.Running pages) {
    answers(pages);
    SimulatedKiosk kiosk = pages.kiosk("lot", "borne-01").born();
    // It stands at a site, and has a footprint from its first connection on.
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                count(
                            pages,
                            "SELECT COUNT(*) FROM kiosk k JOIN link_change l ON l.kiosk_id = k.id"
                                + " WHERE k.site_id = 2")
                        == 1
                    && pages.get("/impact.csv").body().contains("\nsite,\"site-2\""));
    Map<String, String> before = everything(pages);
    assertThat(before.values()).anySatisfy(it -> assertThat(it).contains("\"answers\":"));

    LocalDate today = LocalDate.ofInstant(pages.clock().instant(), ZoneId.of("Europe/Paris"));
    var _ =
        kiosk.records(
            List.of(
                new KioskRecord.Survey(
                    new ServiceCode("caf"),
                    today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    Satisfaction.NOT_SATISFIED,
                    Optional.of(Recommendation.NO),
                    Optional.of(Resolution.NO))));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> count(pages, "SELECT COUNT(*) FROM survey WHERE span = 'year'") == 1);

    assertThat(everything(pages)).isEqualTo(before);
  }

  @Test
  void noPeriodLessAnotherLeavesFewerThanFive(TestPages.Running pages) {
    answers(pages);
    int last = Year.now(pages.clock()).getValue() - 1;
    int compared = 0;
    for (int site = 0; site <= SITES; site++) {
      String of = site == 0 ? "" : "&site=site-" + site;
      List<Period> periods = new ArrayList<>();
      for (int from = last - 3; from <= last; from++) {
        for (int to = from; to <= last; to++) {
          String address = "/api/v1/usage?from=" + from + "-06&to=" + to + "-06" + of;
          periods.add(new Period(from, to, total(pages.get(address).body())));
        }
      }
      for (Period whole : periods) {
        for (Period part : periods) {
          // A year in which the site is hidden hides all periods that hold it.
          if (whole.holds(part) && whole.answers() > 0 && part.answers() > 0) {
            compared += whole.answers() > part.answers() ? 1 : 0;
            long left = whole.answers() - part.answers();
            assertThat(left == 0 || left >= 5).as("%s: %s", of, periods).isTrue();
          }
        }
      }
    }
    assertThat(compared).as("periods of which the one tells more than the other").isPositive();
  }

  /** Estimates are made of means of answers, and say of how many. */
  @Test
  void aYearOfFewAnswersIsInNoMeanOfAnEstimate(TestPages.Running pages) {
    int last = Year.now(pages.clock()).getValue() - 1;
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              resolved(handle, last - 1, 4, "no");
              resolved(handle, last, 40, "yes");
            });

    String both = "/api/v1/impact?from=" + (last - 1) + "-01&to=" + last + "-12";
    String fewer = "/api/v1/impact?from=" + (last - 1) + "-01&to=" + (last - 1) + "-12";

    assertThat(pages.get(both).body())
        .contains("\"met\":{\"value\":1.0,\"measured\":true,\"answers\":40}")
        .contains("\"trip\":{\"value\":1.0,\"measured\":true,\"answers\":40}");
    assertThat(pages.get(fewer).body())
        .containsPattern("\"met\":\\{\"value\":[0-9.]+,\"measured\":false")
        .containsPattern("\"trip\":\\{\"value\":[0-9.]+,\"measured\":false");
  }

  private static void resolved(Handle handle, int year, int many, String resolved) {
    for (int i = 0; i < many; i++) {
      int _ =
          handle.execute(
              "INSERT INTO survey (id, service, week, span, satisfaction, resolved)"
                  + " VALUES (RANDOM_BYTES(16), '', ?, 'past', 'satisfied', ?)",
              LocalDate.of(year, 1, 1),
              resolved);
    }
    int _ =
        handle.execute(
            "INSERT INTO survey_choice (year, site_id, question, answer, answers)"
                + " VALUES (?, 0, 'alternative', ?, ?)",
            year,
            resolved.equals("yes") ? "own-car" : "given-up",
            many);
  }

  private record Period(int from, int to, long answers) {
    boolean holds(Period part) {
      return from <= part.from && part.to <= to;
    }
  }

  private static long total(String json) {
    Matcher answers = ANSWERS.matcher(json);
    return answers.find() ? Long.parseLong(answers.group(1)) : 0;
  }

  /** All that tells of answers, with all filters and periods. */
  private static Map<String, String> everything(TestPages.Running pages) {
    int now = Year.now(pages.clock()).getValue();
    List<String> paths = new ArrayList<>();
    for (int year = now - 3; year <= now; year++) {
      paths.add("/satisfaction?year=" + year);
      paths.add("/satisfaction.csv?year=" + year);
      for (int to = year; to <= now; to++) {
        String months = "from=" + year + "-01&to=" + to + "-12";
        for (String of :
            List.of("", "&site=site-1", "&site=site-2", "&service=caf", "&service=carsat")) {
          paths.add("/api/v1/usage?" + months + of);
          paths.add("/usage-answers.csv?" + months + of);
        }
        paths.add("/usage?" + months);
        paths.add("/impact?" + months);
        paths.add("/impact.csv?" + months);
        paths.add("/api/v1/impact?" + months);
      }
    }
    Map<String, String> all = new TreeMap<>();
    paths.forEach(path -> all.put(path, pages.get(path).body().replaceAll("Page établie.*", "")));
    return all;
  }

  /** Sites with few answers and with many, in years that are over. */
  private static void answers(TestPages.Running pages) {
    Random random = new Random(118);
    int last = Year.now(pages.clock()).getValue() - 1;
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int site = 1; site <= SITES; site++) {
                handle.execute(
                    "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                        + " VALUES (?, ?, 'Relais', 'Cajarc', '46045', 44.5, 1.8)",
                    site,
                    "site-" + site);
                for (int year = last - 3; year <= last; year++) {
                  int many = site == 1 ? 3 : 2 + random.nextInt(20);
                  for (int i = 0; i < many; i++) {
                    answer(handle, site, year);
                  }
                }
              }
              handle.execute(
                  "INSERT INTO planned_kiosk (name, site_id, planned) VALUES ('borne-01', 2,"
                      + " UTC_TIMESTAMP(3))");
              handle.execute(
                  "INSERT INTO survey_service (year, service, satisfied) VALUES (?, 'caf', 12),"
                      + " (?, 'carsat', 20)",
                  last,
                  last);
            });
    pages.readSites();
  }

  private static void answer(Handle handle, int site, int year) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, span, satisfaction, recommend)"
                + " VALUES (RANDOM_BYTES(16), ?, '', ?, 'past', 'satisfied', 'yes')",
            site,
            LocalDate.of(year, 1, 1));
  }

  private static long count(TestPages.Running pages, String sql) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
