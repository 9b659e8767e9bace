package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How long interviews of a year were, by month and service in the whole network. */
@Singleton
final class InterviewLengthReader {

  private static final double MINUTE = 60;
  private static final double TENTHS = 10;

  private final Database database;

  InterviewLengthReader(Database database) {
    this.database = database;
  }

  /**
   * Interviews about a service in a month.
   *
   * @param month 1 to 12
   * @param seconds all of them together
   */
  record Length(int month, String service, long held, long seconds) {}

  /** Those of a year, in French time. */
  List<Length> read(int year) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                new ArrayList<>(
                    handle
                        .createQuery(
                            """
                            SELECT MONTH(month), service, SUM(held), SUM(seconds) FROM (
                              SELECT month, service, COUNT(*) AS held, SUM(seconds) AS seconds
                              FROM interview
                              WHERE month BETWEEN :from AND :to AND outcome = 'held'
                              GROUP BY month, service
                              UNION ALL SELECT month, service, interviews, seconds
                              FROM interview_month
                              WHERE month BETWEEN :from AND :to AND outcome = 'held') AS months
                            GROUP BY 1, 2
                            """)
                        .bind("from", LocalDate.of(year, Month.JANUARY, 1))
                        .bind("to", LocalDate.of(year, Month.DECEMBER, 1))
                        .map(
                            (row, _) ->
                                new Length(
                                    row.getInt(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getLong(4)))
                        .list()));
  }

  /** How long some of them were on average, in minutes to a tenth; nothing of none. */
  static Optional<Double> minutes(List<Length> lengths, Predicate<Length> wanted) {
    long held = 0;
    long seconds = 0;
    for (Length length : lengths) {
      if (wanted.test(length)) {
        held += length.held();
        seconds += length.seconds();
      }
    }
    return held == 0
        ? Optional.empty()
        : Optional.of(Math.round(TENTHS * seconds / MINUTE / held) / TENTHS);
  }
}
