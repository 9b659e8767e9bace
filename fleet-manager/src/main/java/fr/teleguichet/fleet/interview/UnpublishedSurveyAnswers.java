package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.MonthlySurveyAnswers.Question;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers of months that are not told yet.
 *
 * <p>A month is told once, when it is closed, together with the months before it that were too few
 * alone, if enough answers of its year are left besides: so nobody finds fewer by taking the months
 * from the year, and what comes late is never alone. What is left of a year stays in its sum. The
 * same holds for each of the questions that not everybody answers; where it does not, the months
 * are told without that question.
 *
 * @param since the first month that is counted; what comes of earlier ones is in its year only
 * @param questionsSince the first month of which answers to the other questions are counted whole:
 *     an earlier release counted none of them
 * @param months by month
 */
record UnpublishedSurveyAnswers(
    YearMonth since, YearMonth questionsSince, SortedMap<YearMonth, MonthlySurveyAnswers> months) {

  /** So that it is small, whatever kiosks take for the month. */
  static final int MAX_MONTHS = 128;

  UnpublishedSurveyAnswers {
    months = new TreeMap<>(months);
  }

  /** A pool of nothing. */
  static UnpublishedSurveyAnswers since(YearMonth first) {
    return new UnpublishedSurveyAnswers(first, first, new TreeMap<>());
  }

  /**
   * What is told.
   *
   * @param last of the same year as the first
   */
  record Span(YearMonth first, YearMonth last, MonthlySurveyAnswers answers) {}

  /** What is told, and what is left. */
  record Told(List<Span> spans, UnpublishedSurveyAnswers left) {}

  UnpublishedSurveyAnswers plus(YearMonth month, MonthlySurveyAnswers answers) {
    if (month.isBefore(since) || (!months.containsKey(month) && months.size() >= MAX_MONTHS)) {
      return this;
    }
    SortedMap<YearMonth, MonthlySurveyAnswers> more = new TreeMap<>(months);
    more.merge(month, answers, MonthlySurveyAnswers::plus);
    return new UnpublishedSurveyAnswers(since, questionsSince, more);
  }

  /** Tells what may be told of the months up to this one, which is closed. */
  Told tell(YearMonth closed) {
    List<Span> spans = new ArrayList<>();
    YearMonth next = since;
    for (YearMonth month : List.copyOf(months.headMap(closed.plusMonths(1)).keySet())) {
      YearMonth first = next.getYear() == month.getYear() ? next : firstOf(month.getYear());
      SortedMap<YearMonth, MonthlySurveyAnswers> later =
          months.subMap(month.plusMonths(1), YearMonth.of(month.getYear() + 1, Month.JANUARY));
      MonthlySurveyAnswers answers = sum(months.subMap(first, month.plusMonths(1)).values());
      MonthlySurveyAnswers rest = sum(later.values());
      if (answers.areEnough() && rest.areEnough()) {
        boolean isWhole = !first.isBefore(questionsSince);
        spans.add(
            new Span(
                first,
                month,
                answers.with(
                    told(answers.recommend(), rest.recommend(), isWhole),
                    told(answers.resolved(), rest.resolved(), isWhole))));
        next = month.plusMonths(1);
      }
    }
    YearMonth open = closed.plusMonths(1).withMonth(1);
    YearMonth from = next.isBefore(open) ? open : next;
    TreeMap<YearMonth, MonthlySurveyAnswers> left = new TreeMap<>(months);
    left.headMap(from).clear();
    // A kiosk whose clock is wrong must not fill the pool for ever.
    left.tailMap(closed.plusMonths(4)).clear();
    return new Told(spans, new UnpublishedSurveyAnswers(from, questionsSince, left));
  }

  private static Question told(Question question, Question rest, boolean isWhole) {
    return isWhole && question.areEnough() && rest.areEnough() ? question : Question.NONE;
  }

  private YearMonth firstOf(int year) {
    return months.tailMap(YearMonth.of(year, Month.JANUARY)).firstKey();
  }

  private static MonthlySurveyAnswers sum(Collection<MonthlySurveyAnswers> answers) {
    return answers.stream().reduce(MonthlySurveyAnswers.NONE, MonthlySurveyAnswers::plus);
  }
}
