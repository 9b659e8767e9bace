package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyChoiceTable.Cell;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** Of each question, as it was asked for: all sites that somebody may see, or one of them. */
  static List<SurveyChoices> of(
      UsageQuery filter, List<Cell> cells, Function<Integer, Where> whereOf) {
    return Stream.of(SurveyChoiceQuestion.values())
        .map(
            question ->
                of(
                    question,
                    filter,
                    cells.stream().filter(it -> it.question() == question).toList(),
                    whereOf))
        .toList();
  }

  private static SurveyChoices of(
      SurveyChoiceQuestion question,
      UsageQuery filter,
      List<Cell> cells,
      Function<Integer, Where> whereOf) {
    // Of all sites, whichever is asked for: what is hidden beside the others is so alone as well.
    Set<Where> small =
        SmallGroupSuppression.hidden(
            cells.stream()
                .collect(
                    Collectors.groupingBy(
                        it -> whereOf.apply(it.siteId()), Collectors.summingLong(Cell::answers))));
    Map<String, Long> counts = new TreeMap<>();
    boolean isSmall = false;
    for (Cell cell : cells) {
      Where where = whereOf.apply(cell.siteId());
      if (filter.site().isAll()) {
        counts.merge(cell.answer(), cell.answers(), Long::sum);
      } else if (where.code().filter(filter.site()::wants).isPresent()) {
        counts.merge(cell.answer(), cell.answers(), Long::sum);
        isSmall |= small.contains(where);
      }
    }
    long count = counts.values().stream().mapToLong(Long::longValue).sum();
    boolean isTooSmall = count > 0 && count < SurveyAnswerCounts.MIN;
    return new SurveyChoices(question, ordered(question, counts), isSmall || isTooSmall);
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
