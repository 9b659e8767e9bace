package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two sites were there in January alone, and January is told: fifteen answers, less the thirteen of
 * these sites, would be two of a third. So both are hidden, and one more, since the sum of the
 * hidden is known.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SurveyYearClosingIT {

  private static final int SITES = 5;

  @Test
  void everyPageFileAndViewHidesTheSameAndWhatComesLateChangesNothing(TestPages.Running pages) {
    int year = Year.now(pages.clock()).getValue() - 2;
    yearOfSitesThatClose(pages, year);
    pages.readSites();
    Map<String, List<Integer>> undecided = hidden(pages, year);
    assertThat(undecided.remove("view")).as("what is not decided is not told").hasSize(SITES);

    pages.context().getBean(SurveyYearClosing.class).run();

    assertThat(hidden(pages, year))
        .containsAllEntriesOf(undecided)
        .containsOnlyKeys("page", "interface", "answers", "report", "open data", "view")
        .allSatisfy((where, sites) -> assertThat(sites).as(where).containsExactly(1, 2, 4));
    assertThat(pages.get("/api/v1/usage?from=" + year + "-01&to=" + year + "-12").body())
        .as("January and what it leaves are told as before")
        .contains("\"answers\":15,", "\"answers\":60,");

    // They held interviews in June too, as is known now, so that January would no longer tell.
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              interviews(handle, 1, year, 6, 20);
              interviews(handle, 2, year, 6, 20);
              answers(handle, 3, year, 1);
              FigureVersionRepository.mark(
                  handle, Figures.INTERVIEWS, Set.of(LocalDate.of(year, 6, 1)));
              FigureVersionRepository.mark(
                  handle, Figures.ANSWERS, Set.of(LocalDate.of(year, 1, 1)));
            });
    pages.context().getBean(SurveyYearClosing.class).run();

    assertThat(pages.get("/api/v1/usage?from=" + year + "-01&to=" + year + "-12").body())
        .as("the late answer is told in the rest of the year")
        .contains("\"answers\":61,");
    assertThat(hidden(pages, year).values())
        .allSatisfy(sites -> assertThat(sites).containsExactly(1, 2, 4));
  }

  /** The sites of which each surface tells no answers. */
  private static Map<String, List<Integer>> hidden(TestPages.Running pages, int year) {
    String months = "?from=" + year + "-01&to=" + year + "-12";
    Forms forms = new Forms(pages, pages.session());
    String report =
        forms
            .get(
                Forms.location(
                            forms.post(
                                "/evaluations",
                                "from",
                                year + "-01",
                                "to",
                                year + "-12",
                                "scope",
                                ""))
                        .replace("?done=drafted", "")
                    + "/report.csv?lang=en")
            .body();
    String openData = pages.get("/api/v1/open-data/indicateurs.csv").body();
    String satisfaction = pages.get("/satisfaction.csv?year=" + year).body();
    List<String> view =
        pages
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT site_code FROM stats_satisfaction_site_year WHERE year = ?")
                        .bind(0, year)
                        .mapTo(String.class)
                        .list());
    Map<String, List<Integer>> hidden = new TreeMap<>();
    for (int site = 1; site <= SITES; site++) {
      String of = months + "&site=site-" + site;
      String name = "Relais " + site;
      note(hidden, "page", site, line(satisfaction, name).endsWith(",".repeat(12)));
      note(
          hidden,
          "interface",
          site,
          pages.get("/api/v1/usage" + of).body().contains("\"survey\":{\"hidden\":true"));
      note(
          hidden,
          "answers",
          site,
          !pages.get("/usage-answers.csv" + of).body().contains("very-satisfied"));
      note(hidden, "report", site, line(report, name, "\"satisfied\"").contains("withheld"));
      note(hidden, "open data", site, line(openData, name).contains("secret"));
      note(hidden, "view", site, !view.contains("site-" + site));
    }
    return hidden;
  }

  private static void note(
      Map<String, List<Integer>> hidden, String where, int site, boolean isHidden) {
    List<Integer> sites = hidden.computeIfAbsent(where, _ -> new ArrayList<>());
    if (isHidden) {
      sites.add(site);
    }
  }

  private static String line(String csv, String... words) {
    return csv.lines()
        .filter(line -> List.of(words).stream().allMatch(line::contains))
        .findFirst()
        .orElseThrow(() -> new AssertionError(List.of(words) + " in " + csv));
  }

  private static void yearOfSitesThatClose(TestPages.Running pages, int year) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int site = 1; site <= SITES; site++) {
                int _ =
                    handle.execute(
                        "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                            + " VALUES (?, ?, ?, 'Cajarc', '46045', 44.5, 1.8)",
                        site,
                        "site-" + site,
                        "Relais " + site);
              }
              held(handle, 1, year, 1, 6);
              held(handle, 2, year, 1, 7);
              held(handle, 3, year, 1, 2);
              for (int site = 3; site <= SITES; site++) {
                held(handle, site, year, 6, 20);
              }
              int _ =
                  handle.execute(
                      "INSERT INTO survey_month (first, last, very_satisfied, satisfied,"
                          + " dissatisfied) VALUES (?, ?, 0, 15, 0)",
                      LocalDate.of(year, 1, 1),
                      LocalDate.of(year, 1, 1));
            });
  }

  private static void held(Handle handle, int site, int year, int month, int many) {
    interviews(handle, site, year, month, many);
    answers(handle, site, year, many);
  }

  private static void interviews(Handle handle, int site, int year, int month, int many) {
    int _ =
        handle.execute(
            "INSERT INTO interview_month (month, site_id, service, outcome, interviews, seconds,"
                + " last) VALUES (?, ?, 'caf', 'held', ?, 600, ?)",
            LocalDate.of(year, month, 1),
            site,
            many,
            LocalDate.of(year, month, 12));
  }

  private static void answers(Handle handle, int site, int year, int many) {
    for (int i = 0; i < many; i++) {
      int _ =
          handle.execute(
              "INSERT INTO survey (id, site_id, service, week, span, satisfaction)"
                  + " VALUES (RANDOM_BYTES(16), ?, '', ?, 'year', 'satisfied')",
              site,
              LocalDate.of(year, 1, 1));
    }
  }
}
