package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The share of satisfied answers in the whole network, from one closed month to the next. Months
 * that are not closed, and fewer than five answers, are told to nobody.
 */
@Singleton
final class FallingSatisfactionQuery implements ConditionCountQuery {

  private static final int LEAST_ANSWERS = 5;

  /** What fell longer ago is history. */
  private static final int MONTHS = 3;

  private record Month(LocalDate last, long satisfied, long answers) {
    double share() {
      return 100.0 * satisfied / answers;
    }
  }

  private final Jdbi jdbi;

  FallingSatisfactionQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.SATISFACTION_FALLING;
  }

  @Override
  public List<ObservedCondition> holding(int points, Instant now) {
    LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusMonths(MONTHS);
    List<Month> months =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT last, very_satisfied + satisfied AS satisfied,
                          very_satisfied + satisfied + dissatisfied AS answers
                        FROM survey_month ORDER BY first DESC LIMIT 2
                        """)
                    .map(
                        (row, _) ->
                            new Month(
                                row.getObject("last", LocalDate.class),
                                row.getLong("satisfied"),
                                row.getLong("answers")))
                    .list());
    if (months.size() < 2
        || months.stream().anyMatch(it -> it.answers() < LEAST_ANSWERS)
        || months.getFirst().last().isBefore(oldest)) {
      return List.of();
    }
    long fall = Math.round(months.getLast().share() - months.getFirst().share());
    Instant since = months.getFirst().last().atStartOfDay(ZoneOffset.UTC).toInstant();
    return fall < points
        ? List.of()
        : List.of(
            ObservedCondition.of(
                kind(), new AlertSubject.Network(), Optional.empty(), since, fall));
  }
}
