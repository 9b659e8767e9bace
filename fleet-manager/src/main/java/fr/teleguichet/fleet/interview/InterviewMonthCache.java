package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.interview.InterviewMonth.Single;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Interviews month by month: read once, and kept in memory until something of the month changes.
 * Figures are counted from them and not in the database, which takes a thousand times as long.
 */
@Singleton
public final class InterviewMonthCache {

  private static final String SINGLES =
      """
      SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', started), COALESCE(site_id, 0), service, outcome,
        seconds, waited
      FROM interview WHERE started >= :begin AND started < :end ORDER BY started
      """;
  private static final String SUMS =
      """
      SELECT site_id, service, outcome, interviews, seconds FROM interview_month
      WHERE month = :month
      """;

  private final FigureCache<InterviewMonth> memory;

  @Inject
  InterviewMonthCache(Database database) {
    this(database, FigureCache.USUAL_SIZE);
  }

  /**
   * With a memory of its own.
   *
   * @param maxSize how much of it
   */
  InterviewMonthCache(Database database, long maxSize) {
    this.memory =
        new FigureCache<>(database, Figures.INTERVIEWS, maxSize, InterviewMonthCache::month);
  }

  /** Shows each of these months in order, all of one moment, those included that have none. */
  public void each(Collection<YearMonth> months, Consumer<InterviewMonth> use) {
    memory.each(months.stream().map(it -> it.atDay(1)).toList(), use);
  }

  private static InterviewMonth month(Handle handle, LocalDate first) {
    YearMonth month = YearMonth.from(first);
    Words words = new Words();
    InterviewMonth.Builder builder = new InterviewMonth.Builder(month);
    handle
        .createQuery(SINGLES)
        .bind("begin", begin(month))
        .bind("end", begin(month.plusMonths(1)))
        .map((row, _) -> words.single(row))
        .forEach(builder::add);
    handle
        .createQuery(SUMS)
        .bind("month", first)
        .map(
            (row, _) ->
                new Sum(
                    row.getInt(1),
                    words.service(row.getString(2)),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5)))
        .forEach(
            it -> builder.sum(it.siteId(), it.service(), it.outcome(), it.count(), it.seconds()));
    return builder.build();
  }

  private static LocalDateTime begin(YearMonth month) {
    return LocalDateTime.ofInstant(MonthRange.begin(month), ZoneOffset.UTC);
  }

  private record Sum(int siteId, ServiceCode service, String outcome, long count, long seconds) {}

  /** Thousands of rows have a few words. */
  private static final class Words {
    private final Map<String, ServiceCode> services = new HashMap<>();
    private final Map<String, String> outcomes = new HashMap<>();

    ServiceCode service(String code) {
      return services.computeIfAbsent(code, ServiceCode::new);
    }

    Single single(ResultSet row) throws SQLException {
      String outcome = row.getString(4);
      long waited = row.getLong(6);
      boolean isUnknown = row.wasNull();
      return new Single(
          row.getLong(1),
          row.getInt(2),
          service(row.getString(3)),
          outcomes.computeIfAbsent(outcome, it -> it),
          row.getLong(5),
          isUnknown ? Single.UNKNOWN : waited);
    }
  }
}
