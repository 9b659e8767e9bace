package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.web.page.Language;

/**
 * What somebody wants a report of.
 *
 * @param territory one part of the network; empty for all of it
 */
public record EvaluationScope(MonthRange months, String territory, Language language) {}
