package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyChoiceRepository.Cell;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people answered a question that has several answers.
 *
 * @param choices each answer, in the order of the kiosk's screen
 * @param hidden whether they must not be shown: too few, or the way to those of a site with too few
 */
public record SurveyChoices(SurveyChoiceQuestion question, List<Choice> choices, boolean hidden) {

  /** One of the answers, and how many gave it. */
  public record Choice(String answer, long count) {}

  /** How many people answered the question. */
  public long count() {
    return choices.stream().mapToLong(Choice::count).sum();
  }

  /** The share of the people who gave this answer; none where they must not be shown. */
  public Optional<Proportion> share(Choice choice) {
    return hidden || count() == 0
        ? Optional.empty()
        : Optional.of(new Proportion(choice.count(), count()));
  }

  /**
   * Of each question, as it was asked for: all sites that somebody may see, or one of them.
   *
   * @param cells all that there are of these years, wherever
   * @param isWanted who is asked for and may be seen
   * @param isWhole whether all of them may be seen, and are asked for
   */
  static List<SurveyChoices> of(
      List<Cell> cells,
      Function<Integer, Where> whereOf,
      Predicate<Where> isWanted,
      boolean isWhole) {
    return Stream.of(SurveyChoiceQuestion.values())
        .map(question -> of(cells, question, whereOf, isWanted, isWhole))
        .toList();
  }

  /** Of one question and the whole network; {@code cells} are all that there are of their years. */
  static SurveyChoices ofWhole(List<Cell> cells, SurveyChoiceQuestion question) {
    return of(cells, question, _ -> new Where.NoSite(), _ -> true, /* isWhole */ true);
  }

  private static SurveyChoices of(
      List<Cell> cells,
      SurveyChoiceQuestion question,
      Function<Integer, Where> whereOf,
      Predicate<Where> isWanted,
      boolean isWhole) {
    Map<Integer, List<Cell>> years =
        cells.stream()
            .filter(it -> it.question() == question)
            .collect(Collectors.groupingBy(Cell::year));
    Sum sum = new Sum();
    years.values().forEach(year -> sum.add(year, whereOf, isWanted, isWhole));
    return new SurveyChoices(question, ordered(question, sum.counts), sum.isHidden());
  }

  /** What is told of a question, year by year: only cells that are told in their year. */
  private static final class Sum {
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean left;

    void add(
        List<Cell> year,
        Function<Integer, Where> whereOf,
        Predicate<Where> isWanted,
        boolean isWhole) {
      Map<Where, Long> sizes =
          year.stream()
              .collect(
                  Collectors.groupingBy(
                      it -> whereOf.apply(it.siteId()), Collectors.summingLong(Cell::answers)));
      Set<Where> small = SmallGroupSuppression.hidden(sizes);
      boolean isTold =
          sizes.values().stream().mapToLong(Long::longValue).sum() >= SurveyAnswerCounts.MIN;
      for (Cell cell : year) {
        Where where = whereOf.apply(cell.siteId());
        if (isWhole ? isTold : isWanted.test(where) && !small.contains(where)) {
          counts.merge(cell.answer(), cell.answers(), Long::sum);
        } else if (isWanted.test(where)) {
          left = true;
        }
      }
    }

    boolean isHidden() {
      return left && counts.isEmpty();
    }
  }

  /** Answers that this release does not know come last. */
  private static List<Choice> ordered(SurveyChoiceQuestion question, Map<String, Long> counts) {
    List<Choice> choices = new ArrayList<>();
    for (String answer : question.answers()) {
      choices.add(new Choice(answer, counts.getOrDefault(answer, 0L)));
    }
    counts.forEach(
        (answer, count) -> {
          if (!question.answers().contains(answer)) {
            choices.add(new Choice(answer, count));
          }
        });
    return List.copyOf(choices);
  }
}
