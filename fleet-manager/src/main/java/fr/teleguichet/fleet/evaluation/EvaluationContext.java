package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.site.Site;
import java.time.Instant;
import java.util.List;

/**
 * What a report is asked for, with what several chapters lean on.
 *
 * @param sites those in the scope, by name
 * @param usage interviews and answers of these months
 * @param parameters those of today, or what an earlier report froze
 * @param now when the figures are taken
 */
public record EvaluationContext(
    MonthRange months,
    Scope scope,
    List<Site> sites,
    UsageFigures usage,
    FrozenParameters parameters,
    Instant now) {

  public EvaluationContext {
    sites = List.copyOf(sites);
  }
}
