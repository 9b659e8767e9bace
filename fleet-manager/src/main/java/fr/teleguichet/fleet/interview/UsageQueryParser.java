package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.web.api.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a query as programs ask it, who are told what is wrong with it. */
public final class UsageQueryParser {

  private UsageQueryParser() {}

  /**
   * The query of these parameters; null for one that was not given.
   *
   * @param from the first month, such as 2026-01; eleven months before the last where it is missing
   * @param to the last month; this one where it is missing
   * @param site the code of a site; all where it is missing
   * @param service the code of a service; all where it is missing
   * @throws ProblemException 400 when a month is none, or there are not 1 to 60 of them in order
   */
  public static UsageQuery read(
      @Nullable String from,
      @Nullable String to,
      @Nullable String site,
      @Nullable String service,
      Clock clock) {
    return UsageQuery.of(
        months(from, to, clock),
        Objects.requireNonNullElse(site, ""),
        Objects.requireNonNullElse(service, ""));
  }

  private static MonthRange months(@Nullable String from, @Nullable String to, Clock clock) {
    YearMonth last = to == null ? MonthRange.upToNow(clock).last() : month("to", to);
    YearMonth first = from == null ? last.minusMonths(11) : month("from", from);
    try {
      return new MonthRange(first, last);
    } catch (IllegalArgumentException _) {
      throw ProblemException.parameter("from", "give 1 to 60 months in order.");
    }
  }

  private static YearMonth month(String name, String text) {
    try {
      return BoundedTimeParser.month(text);
    } catch (DateTimeException _) {
      throw ProblemException.parameter(name, "give a month such as 2026-01.");
    }
  }
}
