package fr.teleguichet.fleet.evaluation.web;

import fr.teleguichet.fleet.evaluation.EvaluationScope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wrote to have a report, as it was written.
 *
 * @param from the first month
 * @param to the last month
 * @param scope a territory; empty for the whole network
 */
public record EvaluationRequestForm(String from, String to, String scope) {

  static final Set<String> FIELDS = Set.of("from", "to", "scope");

  private static final int MAX_SCOPE = 128;

  /** The year that is over: what is asked for most. */
  static EvaluationRequestForm blank(Instant now) {
    int year = MonthRange.of(now).getYear() - 1;
    return new EvaluationRequestForm(
        YearMonth.of(year, 1).toString(), YearMonth.of(year, 12).toString(), "");
  }

  static EvaluationRequestForm of(Map<String, String> fields) {
    return new EvaluationRequestForm(
        fields.getOrDefault("from", "").strip(),
        fields.getOrDefault("to", "").strip(),
        fields.getOrDefault("scope", ""));
  }

  EvaluationScope read(Language language) {
    YearMonth first = month("from", from);
    YearMonth last = month("to", to);
    if (scope.length() > MAX_SCOPE) {
      throw RefusalException.field("scope", "choose one of those that there are");
    }
    try {
      return new EvaluationScope(new MonthRange(first, last), scope, language);
    } catch (IllegalArgumentException _) {
      throw RefusalException.field("to", "give 1 to 60 months in order");
    }
  }

  static YearMonth month(String name, String text) {
    try {
      if (text.length() == 7) {
        return YearMonth.parse(text);
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw RefusalException.field(name, "give a month such as 2026-01");
  }
}
