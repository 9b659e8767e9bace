package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody has a copy of the database after a year in which each of eight kiosks held two
 * interviews a month, and looks for the one interview that an answer can belong to: by site, time
 * and service, by what was answered of which service, and by the journals' numbers, where an answer
 * comes next to its interview.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SurveyLinkageIT {

  /** An answer as the tables hold it. */
  private record Answer(
      int site, String service, LocalDate week, String span, String satisfaction) {}

  @Test
  void nobodyIsFoundAmongAnswersAsTheyAreKept(TestPages.Running pages) {
    aSparseYear(pages);

    assertThat(answers(pages)).hasSizeGreaterThan(60);
    assertThat(found(pages)).isEmpty();
  }

  @Test
  void theFormerReleasesAnswersNameTheirInterviewsUntilTheyAreMadeCoarse(TestPages.Running pages)
      throws SQLException {
    aSparseYear(pages);
    writtenByTheFormerRelease(pages);
    assertThat(found(pages)).as("what the attack is worth").hasSizeGreaterThan(30);
    long before = sum(pages);
    assertThat(before).isZero();

    SurveyAnonymisationMigration coarsening =
        pages.context().getBean(SurveyAnonymisationMigration.class);
    int made = coarsening.step();

    assertThat(made).isEqualTo(answers(pages).size());
    assertThat(coarsening.step()).isZero();
    assertThat(sum(pages)).as("each is counted once for its service").isEqualTo(made);
    assertThat(found(pages)).isEmpty();
  }

  /** The answers that can belong to one interview only. */
  private static List<Answer> found(TestPages.Running pages) {
    List<SparseYear.Answered> interviews = SparseYear.answered(pages);
    return answers(pages).stream()
        .filter(
            answer ->
                interviews.stream().filter(it -> mayBe(pages, answer, it)).limit(2).count() == 1)
        .toList();
  }

  private static boolean mayBe(
      TestPages.Running pages, Answer answer, SparseYear.Answered interview) {
    return interview.site() == answer.site()
        && isThen(answer, interview)
        && (answer.service().isEmpty()
            ? wasAnswered(pages, answer, interview.service())
            : answer.service().equals(interview.service()));
  }

  private static boolean isThen(Answer answer, SparseYear.Answered interview) {
    return answer.span().equals("week")
        ? interview.monday().equals(answer.week())
        : interview.monday().plusDays(3).getYear() == answer.week().getYear();
  }

  /** Whether anybody gave that answer of that service in that year. */
  private static boolean wasAnswered(TestPages.Running pages, Answer answer, String service) {
    String column = answer.satisfaction().replace('-', '_');
    return SparseYear.count(
            pages,
            "SELECT COUNT(*) FROM survey_service WHERE service = '"
                + service
                + "' AND year = "
                + answer.week().getYear()
                + " AND "
                + column
                + " > 0")
        > 0;
  }

  private static List<Answer> answers(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT site_id, service, week, span, satisfaction FROM survey")
                    .map(
                        (row, _) ->
                            new Answer(
                                row.getInt(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getString(4),
                                row.getString(5)))
                    .list());
  }

  private static long sum(TestPages.Running pages) {
    return SparseYear.count(
        pages,
        "SELECT COALESCE(SUM(very_satisfied + satisfied + little_satisfied + not_satisfied), 0)"
            + " FROM survey_service");
  }

  private static void aSparseYear(TestPages.Running pages) {
    Map<Integer, NavigableMap<LocalDate, List<SparseYear.Visit>>> kiosks = SparseYear.byKiosk();
    kiosks.forEach(
        (kiosk, year) -> {
          SparseYear.place(pages, kiosk);
          pages.readSites();
          pages
              .kiosk("lot", "borne-0" + kiosk)
              .born()
              .records(
                  year.values().stream()
                      .flatMap(List::stream)
                      .flatMap(visit -> visit.records().stream())
                      .toList());
        });
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> SparseYear.count(pages, "SELECT COUNT(*) FROM interview") == kiosks.size() * 24L);
  }

  /** The same answers once more, as the release before this one wrote them. */
  private static void writtenByTheFormerRelease(TestPages.Running pages) {
    List<SparseYear.Answered> interviews = SparseYear.answered(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("DELETE FROM survey");
              handle.execute("DELETE FROM survey_service");
              interviews.forEach(interview -> write(handle, interview));
            });
  }

  private static void write(Handle handle, SparseYear.Answered interview) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, satisfaction)"
                + " VALUES (RANDOM_BYTES(16), ?, ?, ?, 'satisfied')",
            interview.site(),
            interview.service(),
            interview.monday());
  }
}
