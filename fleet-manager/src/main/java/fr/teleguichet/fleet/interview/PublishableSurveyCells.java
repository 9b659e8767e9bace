package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may be told of answers: fixed cells, each of a site (or a service) in a whole year that is
 * over, and the sum of each year. Which cells are told ({@link SurveyCellSuppression}) is found
 * among all of them, the same for everybody, year by year and question by question. Everything that
 * anybody is shown is a sum of cells that are told; so whatever is taken from whatever, fewer than
 * five answers never remain.
 *
 * @param shown the sums of the cells that are told, of all the years together
 * @param hidden of whom some year is hidden
 * @param total the sum of the years that have five answers or more
 * @param hiddenYears the years that have answers, and fewer than five: they are in no sum
 */
record PublishableSurveyCells<K>(
    Map<K, SurveyAnswerCounts> shown,
    Set<K> hidden,
    SurveyAnswerCounts total,
    SortedSet<Integer> hiddenYears) {

  /** Answers of a site or a service in a year. */
  record Cell<K>(int year, K of, SurveyAnswerCounts answers) {}

  /**
   * What may be told of these cells, which must be all that there are of their years.
   *
   * @param told what is told of each, year by year; nothing of what is not in it
   */
  static <K> PublishableSurveyCells<K> of(
      Collection<Cell<K>> cells, Map<Integer, Map<K, Told>> told) {
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
      Map<K, Told> ofYear = told.getOrDefault(each.getKey(), Map.of());
      each.getValue()
          .forEach(
              (of, answers) -> {
                Told cell = ofYear.getOrDefault(of, Told.NOTHING);
                if (cell.answers()) {
                  shown.merge(of, cell.of(answers), SurveyAnswerCounts::plus);
                } else if (answers.count() > 0) {
                  hidden.add(of);
                }
              });
      SurveyAnswerCounts all = sum(each.getValue().values());
      if (all.areTooFew()) {
        boolean _ = hiddenYears.add(each.getKey());
      }
      total = total.plus(all.told());
    }
    return new PublishableSurveyCells<>(shown, hidden, total, hiddenYears);
  }

  /** The sum of what is told of these. */
  SurveyAnswerCounts sumOf(Collection<K> some) {
    return sum(some.stream().map(it -> shown.getOrDefault(it, SurveyAnswerCounts.NONE)).toList());
  }

  private static SurveyAnswerCounts sum(Collection<SurveyAnswerCounts> some) {
    return some.stream().reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus);
  }
}
