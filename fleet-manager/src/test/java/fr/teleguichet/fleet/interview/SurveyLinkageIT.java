package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.database.TestDatabase;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceId;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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

  private static final int KIOSKS = 8;
  private static final List<String> SERVICES =
      List.of("carsat", "carsat", "carsat", "caf", "cpam", "mission-locale");

  /** An answer as the tables hold it. */
  private record Answer(
      int site, String service, LocalDate week, String span, String satisfaction) {}

  /** An interview that was answered, as the journal's numbers tell. */
  private record Answered(int site, String service, LocalDate monday) {}

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

    SurveyCoarsening coarsening = pages.context().getBean(SurveyCoarsening.class);
    int made = coarsening.step();

    assertThat(made).isEqualTo(answers(pages).size());
    assertThat(coarsening.step()).isZero();
    assertThat(sum(pages)).as("each is counted once for its service").isEqualTo(made);
    assertThat(found(pages)).isEmpty();
  }

  /** The answers that can belong to one interview only. */
  private static List<Answer> found(TestPages.Running pages) {
    List<Answered> interviews = answered(pages);
    return answers(pages).stream()
        .filter(
            answer ->
                interviews.stream().filter(it -> mayBe(pages, answer, it)).limit(2).count() == 1)
        .toList();
  }

  private static boolean mayBe(TestPages.Running pages, Answer answer, Answered interview) {
    return interview.site() == answer.site()
        && isThen(answer, interview)
        && (answer.service().isEmpty()
            ? wasAnswered(pages, answer, interview.service())
            : answer.service().equals(interview.service()));
  }

  private static boolean isThen(Answer answer, Answered interview) {
    return answer.span().equals("week")
        ? interview.monday().equals(answer.week())
        : interview.monday().plusDays(3).getYear() == answer.week().getYear();
  }

  /** Whether anybody gave that answer of that service in that year. */
  private static boolean wasAnswered(TestPages.Running pages, Answer answer, String service) {
    String column = answer.satisfaction().replace('-', '_');
    return query(
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

  private static List<Answered> answered(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT i.site_id, i.service, i.started FROM interview i
                        JOIN record r ON r.journal_id = i.journal_id AND r.number = i.number + 1
                        WHERE r.type = 'survey'
                        """)
                    .map(
                        (row, _) ->
                            new Answered(
                                row.getInt(1),
                                row.getString(2),
                                monday(row.getObject(3, LocalDateTime.class).toLocalDate())))
                    .list());
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
    return query(
        pages,
        "SELECT COALESCE(SUM(very_satisfied + satisfied + little_satisfied + not_satisfied), 0)"
            + " FROM survey_service");
  }

  private static long query(TestPages.Running pages, String sql) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static void aSparseYear(TestPages.Running pages) {
    Random random = new Random(2026);
    IntStream.rangeClosed(1, KIOSKS)
        .forEach(
            kiosk -> {
              place(pages, kiosk);
              pages.readSites();
              pages.kiosk("lot", "borne-0" + kiosk).born().records(records(random));
            });
    Awaitility.await().until(() -> query(pages, "SELECT COUNT(*) FROM interview") == KIOSKS * 24L);
  }

  /** Two interviews a month, half of them answered, and a start of the kiosk now and then. */
  private static List<KioskRecord> records(Random random) {
    List<KioskRecord> records = new ArrayList<>();
    for (int half = 0; half < 24; half++) {
      LocalDate day = LocalDate.of(2025, half / 2 + 1, 1 + half % 2 * 14 + random.nextInt(13));
      ServiceId service = new ServiceId(SERVICES.get(random.nextInt(SERVICES.size())));
      Instant started = day.atTime(9 + random.nextInt(8), 12).toInstant(ZoneOffset.UTC);
      records.add(
          new KioskRecord.Interview(service, started, Duration.ofMinutes(20), Outcome.HELD));
      if (random.nextInt(100) < 55) {
        records.add(
            new KioskRecord.Survey(
                service,
                monday(day),
                random.nextInt(100) < 10
                    ? Satisfaction.NOT_SATISFIED
                    : random.nextInt(4) == 0 ? Satisfaction.SATISFIED : Satisfaction.VERY_SATISFIED,
                Optional.of(Recommendation.YES),
                Optional.of(Resolution.YES)));
      }
    }
    return records;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static void place(TestPages.Running pages, int kiosk) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                      + " VALUES (?, ?, 'Relais', 'Cajarc', '46045', 44.5, 1.8)",
                  kiosk,
                  "site-" + kiosk);
              handle.execute(
                  "INSERT INTO planned_kiosk (name, site_id, planned) VALUES (?, ?,"
                      + " UTC_TIMESTAMP(3))",
                  "borne-0" + kiosk,
                  kiosk);
            });
  }

  /** The same answers once more, as the release before this one wrote them. */
  private static void writtenByTheFormerRelease(TestPages.Running pages) {
    List<Answered> interviews = answered(pages);
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

  private static void write(Handle handle, Answered interview) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, satisfaction)"
                + " VALUES (RANDOM_BYTES(16), ?, ?, ?, 'satisfied')",
            interview.site(),
            interview.service(),
            interview.monday());
  }
}
