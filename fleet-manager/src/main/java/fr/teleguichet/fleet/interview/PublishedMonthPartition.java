package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.ComplementaryCellSuppression.Parts;
import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The told months of a year, of one question. All others are one part: what the told leave of the
 * year, late answers included.
 *
 * @param spans of each its months, as bits from January on
 * @param counts how many answers each has
 */
record PublishedMonthPartition(List<Integer> spans, List<Long> counts) {

  private static final int YEAR = (1 << 12) - 1;

  /** Months that are told without the question are among the others. */
  static PublishedMonthPartition of(
      List<MonthsAnswers> told, ToLongFunction<SurveyAnswerCounts> question) {
    List<Integer> spans = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (MonthsAnswers span : told) {
      long answers = question.applyAsLong(span.answers());
      if (answers > 0) {
        spans.add(
            IntStream.rangeClosed(span.first().getMonthValue(), span.last().getMonthValue())
                .map(month -> 1 << (month - 1))
                .sum());
        counts.add(answers);
      }
    }
    return new PublishedMonthPartition(List.copyOf(spans), List.copyOf(counts));
  }

  /**
   * The parts of the year.
   *
   * @param all how many answers the year has
   * @param months in which months there were interviews of each group, as bits from January on
   */
  <K> Parts<K> parts(long all, Map<K, Integer> months) {
    List<Long> answers = new ArrayList<>(counts);
    answers.add(all - counts.stream().mapToLong(Long::longValue).sum());
    return new Parts<>(answers, parts(months));
  }

  /** In which parts there were interviews of each service, site by site. */
  Map<Integer, Map<ServiceCode, Integer>> touched(Map<Integer, Map<ServiceCode, Integer>> months) {
    return months.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> parts(it.getValue())));
  }

  private <K> Map<K, Integer> parts(Map<K, Integer> months) {
    List<Integer> parts = new ArrayList<>(spans);
    parts.add(YEAR & ~spans.stream().reduce(0, (one, other) -> one | other));
    Map<K, Integer> touched = new HashMap<>();
    months.forEach(
        (group, some) ->
            touched.put(
                group,
                IntStream.range(0, parts.size())
                    .filter(part -> (parts.get(part) & some) != 0)
                    .map(part -> 1 << part)
                    .sum()));
    return touched;
  }
}
