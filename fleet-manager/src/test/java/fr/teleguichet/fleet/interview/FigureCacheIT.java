package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in memory is always what the database would count. */
@ExtendWith(TestDatabase.class)
final class FigureCacheIT {

  private static final YearRange YEARS = new YearRange(2024, 2026);
  private static final int LITTLE = 60;

  private static final String CELLS =
      """
      SELECT CONCAT_WS(' ', month, site, service, SUM(IF(outcome = 'held', n, 0)),
        SUM(IF(outcome = 'abandoned', n, 0)), SUM(IF(outcome = 'unanswered', n, 0)),
        SUM(IF(outcome = 'failed', n, 0)), SUM(IF(outcome = 'unreached', n, 0)),
        SUM(IF(outcome = 'held', seconds, 0)))
      FROM (SELECT month, COALESCE(site_id, 0) AS site, service, outcome, 1 AS n, seconds
          FROM interview
        UNION ALL SELECT month, site_id, service, outcome, interviews, seconds
          FROM interview_month) AS all_of_them
      GROUP BY month, site, service
      """;
  private static final String SINGLES =
      """
      SELECT CONCAT_WS(' ', month, COALESCE(site_id, 0), service, outcome,
        TIMESTAMPDIFF(SECOND, '1970-01-01', started), seconds, COALESCE(waited, -1))
      FROM interview
      """;
  private static final String ANSWERS =
      """
      SELECT CONCAT_WS(' ', YEAR(week), COALESCE(site_id, 0), COUNT(*),
        SUM(satisfaction = 'satisfied'), SUM(satisfaction = 'not-satisfied'),
        SUM(recommend IS NOT NULL), COALESCE(SUM(resolved = 'yes'), 0))
      FROM survey GROUP BY week, site_id
      """;
  private static final String RESOLUTIONS =
      """
      SELECT CONCAT_WS(' ', YEAR(week), COALESCE(SUM(resolved = 'yes'), 0),
        COALESCE(SUM(resolved = 'partly'), 0), COALESCE(SUM(resolved = 'no'), 0))
      FROM survey GROUP BY YEAR(week)
      """;

  private Database database;
  private InterviewMonthCache months;
  private InterviewMonthCache little;
  private SurveyCountReader answers;

  @BeforeEach
  void emptyMemories(Database given) {
    database = given;
    months = new InterviewMonthCache(database);
    little = new InterviewMonthCache(database, LITTLE);
    answers = new SurveyCountReader(database);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoeverWritesTheFiguresAreThoseOfTheDatabase(long seed) throws SQLException {
    WrittenInterviews written = new WrittenInterviews(database, seed);
    for (int step = 0; step < 60; step++) {
      written.step();

      assertFigures("seed " + seed + ", step " + step);
    }
    assertThat(counted(SINGLES)).isNotEmpty();
    assertThat(count("interview_month")).as("the retention was among them").isPositive();
    assertThat(count("survey WHERE span = 'week'")).as("so were former answers").isLessThan(700);
  }

  private void assertFigures(String when) {
    List<String> cells = counted(CELLS);
    assertThat(cells(months)).as(when).containsExactlyInAnyOrderElementsOf(cells);
    assertThat(cells(little)).as(when).containsExactlyInAnyOrderElementsOf(cells);
    List<String> singles = counted(SINGLES);
    assertThat(singles(months)).as(when).containsExactlyInAnyOrderElementsOf(singles);
    assertThat(singles(little)).as(when).containsExactlyInAnyOrderElementsOf(singles);
    assertThat(answersBySite()).as(when).containsExactlyInAnyOrderElementsOf(counted(ANSWERS));
    assertThat(resolutions()).as(when).containsAll(counted(RESOLUTIONS));
  }

  /** Somebody else reads meanwhile, so that what is in memory is newer than the snapshot. */
  @Test
  void aSnapshotSeesWhatItsMomentHadWhateverIsKept() throws SQLException {
    WrittenInterviews written = new WrittenInterviews(database, 5);
    written.records(true);
    List<String> before = singles(months);
    Executor others = Executors.newVirtualThreadPerTaskExecutor();

    List<String> after =
        database.snapshot(
            () -> {
              assertThat(singles(months)).isEqualTo(before);
              List<String> now =
                  CompletableFuture.supplyAsync(
                          () -> {
                            try {
                              written.records(true);
                            } catch (SQLException failure) {
                              throw new AssertionError(failure);
                            }
                            return singles(months);
                          },
                          others)
                      .join();
              assertThat(now).hasSizeGreaterThan(before.size());
              assertThat(singles(months)).isEqualTo(before);
              return now;
            });

    assertThat(singles(months)).isEqualTo(after);
  }

  @Test
  void whatDidNotChangeIsNotReadAgain() throws SQLException {
    WrittenInterviews written = new WrittenInterviews(database, 6);
    for (int i = 0; i < 20; i++) {
      written.records(true);
    }
    List<InterviewMonth> first = kept(months);
    long changed = 0;

    assertThat(kept(months)).usingElementComparator(FigureCacheIT::same).isEqualTo(first);
    written.records(false);
    assertThat(kept(months)).usingElementComparator(FigureCacheIT::same).isEqualTo(first);
    written.records(true);
    List<InterviewMonth> second = kept(months);
    for (int i = 0; i < first.size(); i++) {
      if (same(first.get(i), second.get(i)) != 0) {
        changed++;
      }
    }
    assertThat(changed).isBetween(1L, 20L);
  }

  @Test
  void noMoreIsKeptThanMayBe() throws SQLException {
    WrittenInterviews written = new WrittenInterviews(database, 7);
    FigureCache<InterviewMonth> memory =
        new FigureCache<>(
            database,
            FigureVersionRepository.Figures.INTERVIEWS,
            LITTLE,
            (_, first) -> month(YearMonth.from(first)));
    for (int i = 0; i < 5; i++) {
      memory.each(
          List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)),
          _ -> {});
      assertThat(memory.size()).as("two of three months of 25").isEqualTo(50);
      written.records(true);
    }
  }

  private static InterviewMonth month(YearMonth month) {
    InterviewMonth.Builder builder = new InterviewMonth.Builder(month);
    for (int i = 0; i < 23; i++) {
      builder.add(new InterviewMonth.Single(i, 1, new ServiceCode("caf"), "held", 60, 1));
    }
    return builder.build();
  }

  @SuppressWarnings("ReferenceEquality") // Kept, and not read again, is the very same.
  private static int same(InterviewMonth one, InterviewMonth other) {
    return one == other ? 0 : 1;
  }

  private static List<YearMonth> all() {
    return new MonthRange(WrittenInterviews.FIRST, WrittenInterviews.LAST).all();
  }

  private static List<InterviewMonth> kept(InterviewMonthCache months) {
    List<InterviewMonth> kept = new ArrayList<>();
    months.each(all(), kept::add);
    return kept;
  }

  private static List<String> cells(InterviewMonthCache months) {
    return kept(months).stream()
        .flatMap(month -> month.cells().stream())
        .map(
            it ->
                words(
                    it.month().atDay(1),
                    it.siteId(),
                    it.service(),
                    it.attempts().held(),
                    it.attempts().abandoned(),
                    it.attempts().unanswered(),
                    it.attempts().failed(),
                    it.attempts().unreached(),
                    it.seconds()))
        .toList();
  }

  private static List<String> singles(InterviewMonthCache months) {
    return kept(months).stream()
        .flatMap(
            month ->
                month.singles().stream()
                    .map(
                        it ->
                            words(
                                month.month().atDay(1),
                                it.siteId(),
                                it.service(),
                                it.outcome(),
                                it.started(),
                                it.seconds(),
                                it.waited())))
        .toList();
  }

  private List<String> answersBySite() {
    return answers.bySite(YEARS).stream()
        .map(
            it ->
                words(
                    it.year(),
                    it.siteId(),
                    it.answers().count(),
                    it.answers().satisfied(),
                    it.answers().notSatisfied(),
                    it.answers().recommendAsked(),
                    it.answers().resolved()))
        .toList();
  }

  private List<String> resolutions() {
    List<ImpactEstimationInputs.Resolutions> found = answers.resolutions(YEARS);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      all.add(
          words(YEARS.first() + i, found.get(i).yes(), found.get(i).partly(), found.get(i).no()));
    }
    return all;
  }

  private static String words(Object... values) {
    return String.join(" ", List.of(values).stream().map(Objects::toString).toArray(String[]::new));
  }

  private List<String> counted(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private long count(String of) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + of).mapTo(Long.class).one());
  }
}
