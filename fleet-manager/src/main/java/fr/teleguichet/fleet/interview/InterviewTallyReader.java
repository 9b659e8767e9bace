package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.InterviewTally.Held;
import fr.teleguichet.fleet.interview.InterviewTally.Resolutions;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads what estimates are made of, in three statements however many sites there are. */
@Singleton
public final class InterviewTallyReader {

  private final Jdbi jdbi;
  private final SurveyChoiceTable choices;
  private final Clock clock;

  InterviewTallyReader(Database database, SurveyChoiceTable choices, Clock clock) {
    this.jdbi = database.jdbi();
    this.choices = choices;
    this.clock = clock;
  }

  /** Of these months of French time, wherever it was; answers of the years that are told. */
  public InterviewTally read(MonthRange months) {
    YearRange years = YearRange.touching(months).until(SurveyYears.lastTold(clock));
    return years.isEmpty()
        ? new InterviewTally(held(months), Resolutions.NONE, Map.of())
        : new InterviewTally(held(months), resolutions(years), alternatives(years));
  }

  private List<Held> held(MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT site, service, SUM(n) AS n, SUM(seconds) AS seconds FROM (
                      SELECT COALESCE(site_id, 0) AS site, service, COUNT(*) AS n,
                        SUM(seconds) AS seconds
                      FROM interview WHERE outcome = 'held' AND month BETWEEN :from AND :to
                      GROUP BY site_id, service
                      UNION ALL
                      SELECT site_id, service, SUM(interviews), SUM(seconds) FROM interview_month
                      WHERE outcome = 'held' AND month BETWEEN :from AND :to
                      GROUP BY site_id, service) AS parts
                    GROUP BY site, service ORDER BY site, service
                    """)
                .bind("from", months.first().atDay(1))
                .bind("to", months.last().atDay(1))
                .map(
                    (row, _) ->
                        new Held(
                            row.getInt("site"),
                            new ServiceCode(row.getString("service")),
                            row.getLong("n"),
                            row.getLong("seconds")))
                .list());
  }

  private Resolutions resolutions(YearRange years) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT SUM(resolved = 'yes') AS yes, SUM(resolved = 'partly') AS partly,
                          SUM(resolved = 'no') AS no
                        FROM survey WHERE week BETWEEN :from AND :to AND resolved IS NOT NULL
                        GROUP BY YEAR(week)
                        """)
                    .bind("from", years.firstDay())
                    .bind("to", years.lastDay())
                    .map(
                        (row, _) ->
                            new Resolutions(
                                row.getLong("yes"), row.getLong("partly"), row.getLong("no")))
                    .list())
        .stream()
        .filter(year -> year.count() >= SurveyAnswerCounts.MIN)
        .reduce(Resolutions.NONE, Resolutions::plus);
  }

  private Map<String, Long> alternatives(YearRange years) {
    return SurveyChoices.ofWhole(choices.cells(years), SurveyChoiceQuestion.ALTERNATIVE)
        .choices()
        .stream()
        .collect(Collectors.toMap(SurveyChoices.Choice::answer, SurveyChoices.Choice::count));
  }
}
