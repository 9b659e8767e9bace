package fr.teleguichet.fleet.interview;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the months and years that figures are asked of once after a start, so that the first report
 * of the day does not wait for all of them.
 */
@Context
final class FigureCacheWarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(FigureCacheWarmUp.class);

  /** As long as the longest period of a page or report. */
  private static final int MONTHS = 60;

  private final InterviewMonthCache months;
  private final SurveyCountReader answers;
  private final Clock clock;

  FigureCacheWarmUp(InterviewMonthCache months, SurveyCountReader answers, Clock clock) {
    this.months = months;
    this.answers = answers;
    this.clock = clock;
  }

  /** One at a time, so that no snapshot is long; what fails is read when somebody asks for it. */
  @Scheduled(initialDelay = "1m")
  void run() {
    YearMonth last = MonthRange.upToNow(clock).last();
    MonthRange all = new MonthRange(last.minusMonths(MONTHS - 1), last);
    try {
      for (YearMonth month : all.all()) {
        months.each(List.of(month), _ -> {});
      }
      YearRange years = YearRange.touching(all);
      for (int year = years.first(); year <= years.last(); year++) {
        var _ = answers.bySite(new YearRange(year, year));
      }
    } catch (JdbiException failure) {
      LOG.atInfo()
          .addKeyValue("cause", failure.getMessage())
          .log("Figures could not be read beforehand.");
    }
  }
}
