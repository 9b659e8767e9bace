package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.teleguichet.fleet.interview.SurveyCountReader.SiteAnswers;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first who asks for figures finds them in memory. */
@ExtendWith(TestDatabase.class)
final class FigureCacheWarmUpIT {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final YearRange YEARS = new YearRange(2021, 2026);

  @Test
  void whatIsAskedOfTheLastFiveYearsIsInMemoryAfterwards(Database database) throws SQLException {
    ManualClock clock = new ManualClock(NOW);
    InterviewMonthCache months = new InterviewMonthCache(database);
    SurveyCountReader answers = new SurveyCountReader(database);
    WrittenInterviews written = new WrittenInterviews(database, 1);
    for (int i = 0; i < 30; i++) {
      written.step();
    }
    FigureVersionBackfill repair = new FigureVersionBackfill(database, clock);
    while (repair.step() > 0) {
      // What a former release wrote is read each time until it has its mark.
    }
    long interviews = counted(new InterviewMonthCache(database));
    List<SiteAnswers> surveys = new SurveyCountReader(database).bySite(YEARS);
    assertThat(interviews).isPositive();
    assertThat(surveys).isNotEmpty();

    new FigureCacheWarmUp(months, answers, clock).run();

    // Without a new mark nobody reads these again.
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("DELETE FROM interview");
              int _ = handle.execute("DELETE FROM survey");
            });
    assertThat(counted(months)).isEqualTo(interviews);
    assertThat(answers.bySite(YEARS)).isEqualTo(surveys);
  }

  @Test
  void aDatabaseThatIsAwayIsNoMatter(Database database) {
    database
        .jdbi()
        .useHandle(handle -> assertThat(handle.execute("RENAME TABLE interview TO away")).isZero());
    try {
      InterviewMonthCache months = new InterviewMonthCache(database);
      SurveyCountReader answers = new SurveyCountReader(database);

      assertThatCode(() -> new FigureCacheWarmUp(months, answers, new ManualClock(NOW)).run())
          .doesNotThrowAnyException();
    } finally {
      database
          .jdbi()
          .useHandle(
              handle -> assertThat(handle.execute("RENAME TABLE away TO interview")).isZero());
    }
  }

  private static long counted(InterviewMonthCache months) {
    AtomicLong all = new AtomicLong();
    months.each(
        new MonthRange(WrittenInterviews.FIRST, WrittenInterviews.LAST).all(),
        month -> all.addAndGet(month.cells().size()));
    return all.get();
  }
}
