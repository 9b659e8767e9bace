package fr.teleguichet.fleet.interview;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What may be told of answers: fixed cells, each of a site (or a service) in a whole year that is
 * over, and the sum of each year. Which cells are hidden is found among all of them, the same for
 * everybody, year by year and question by question. Everything that anybody is shown is a sum of
 * cells that are told; so whatever is taken from whatever, fewer than five answers never remain.
 *
 * @param shown the sums of the cells that are told, of all the years together
 * @param hidden of whom some year is hidden
 * @param total the sum of the years that have five answers or more
 * @param hiddenYears the years that have answers, and fewer than five: they are in no sum
 */
record SurveyCells<K>(
    Map<K, SurveyAnswerCounts> shown,
    Set<K> hidden,
    SurveyAnswerCounts total,
    SortedSet<Integer> hiddenYears) {

  /** Answers of a site or a service in a year. */
  record Cell<K>(int year, K of, SurveyAnswerCounts answers) {}

  /** What may be told of these cells, which must be all that there are of their years. */
  static <K> SurveyCells<K> of(Collection<Cell<K>> cells) {
    Map<Integer, Map<K, SurveyAnswerCounts>> years = new TreeMap<>();
    cells.forEach(
        cell ->
            years
                .computeIfAbsent(cell.year(), _ -> new HashMap<>())
                .merge(cell.of(), cell.answers(), SurveyAnswerCounts::plus));
    Map<K, SurveyAnswerCounts> shown = new HashMap<>();
    Set<K> hidden = new HashSet<>();
    SurveyAnswerCounts total = SurveyAnswerCounts.NONE;
    SortedSet<Integer> hiddenYears = new TreeSet<>();
    for (Map.Entry<Integer, Map<K, SurveyAnswerCounts>> each : years.entrySet()) {
      Map<K, SurveyAnswerCounts> year = each.getValue();
      Map<K, SurveyAnswerCounts> told = told(year);
      year.forEach(
          (of, answers) -> {
            if (answers.count() > 0 && !told.containsKey(of)) {
              hidden.add(of);
            }
          });
      told.forEach((of, answers) -> shown.merge(of, answers, SurveyAnswerCounts::plus));
      SurveyAnswerCounts all = sum(year.values());
      if (all.areTooFew()) {
        boolean _ = hiddenYears.add(each.getKey());
      }
      total = total.plus(all.told());
    }
    return new SurveyCells<>(shown, hidden, total, hiddenYears);
  }

  private static <K> Map<K, SurveyAnswerCounts> told(Map<K, SurveyAnswerCounts> year) {
    Set<K> hidden = SmallGroupSuppression.hidden(counts(year, SurveyAnswerCounts::count));
    Set<K> noRecommend =
        SmallGroupSuppression.hidden(counts(year, SurveyAnswerCounts::recommendAsked), hidden);
    Set<K> noResolved =
        SmallGroupSuppression.hidden(counts(year, SurveyAnswerCounts::resolvedAsked), hidden);
    Map<K, SurveyAnswerCounts> told = new HashMap<>();
    year.forEach(
        (of, answers) -> {
          if (!hidden.contains(of)) {
            SurveyAnswerCounts some =
                noRecommend.contains(of) ? answers.withoutRecommend() : answers;
            told.put(of, noResolved.contains(of) ? some.withoutResolved() : some);
          }
        });
    return told;
  }

  private static <K> Map<K, Long> counts(
      Map<K, SurveyAnswerCounts> year, ToLongFunction<SurveyAnswerCounts> question) {
    return year.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> question.applyAsLong(it.getValue())));
  }

  /** The sum of what is told of these. */
  SurveyAnswerCounts sumOf(Collection<K> some) {
    return sum(some.stream().map(it -> shown.getOrDefault(it, SurveyAnswerCounts.NONE)).toList());
  }

  private static SurveyAnswerCounts sum(Collection<SurveyAnswerCounts> some) {
    return some.stream().reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus);
  }
}
