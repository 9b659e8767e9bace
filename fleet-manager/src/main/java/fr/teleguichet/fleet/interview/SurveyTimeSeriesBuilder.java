package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.fleet.interview.UsageFigures.Counted;
import fr.teleguichet.fleet.interview.UsageFigures.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out answers of the whole network over time. */
final class SurveyTimeSeriesBuilder {

  private SurveyTimeSeriesBuilder() {}

  /** The months that are told, and after those of a year that is over what is left of it. */
  static List<Span> of(Counted counted) {
    List<MonthsAnswers> told = counted.byMonth();
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      MonthsAnswers each = told.get(i);
      int year = each.first().getYear();
      spans.add(new Span(each.first(), Optional.of(each.last()), each.answers()));
      boolean isLast = i + 1 == told.size() || told.get(i + 1).first().getYear() != year;
      if (isLast && counted.told().contains(year)) {
        spans.add(
            new Span(
                each.last().plusMonths(1),
                Optional.empty(),
                left(
                    counted.answersOf(year),
                    told.stream()
                        .filter(it -> it.first().getYear() == year)
                        .map(MonthsAnswers::answers)
                        .toList())));
      }
    }
    return spans;
  }

  /**
   * What the told months leave of their year. A question that one of them is told without is left
   * out: those months would be in the rest too.
   */
  private static SurveyAnswerCounts left(SurveyAnswerCounts year, List<SurveyAnswerCounts> months) {
    SurveyAnswerCounts left = months.stream().reduce(year, SurveyAnswerCounts::minus);
    if (months.stream().anyMatch(it -> it.recommendAsked() == 0)) {
      left = left.withoutRecommend();
    }
    return months.stream().anyMatch(it -> it.resolvedAsked() == 0) ? left.withoutResolved() : left;
  }
}
