package fr.teleguichet.fleet.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A figure that would be another today: records that came late, or something that was written
 * later.
 *
 * @param where which figure it is
 * @param then what the report says; empty where it has no such line
 * @param now what it would say today; empty where it would have no such line
 */
public record RecalculationDifference(Where where, Optional<Measure> then, Optional<Measure> now) {

  /**
   * Where a figure stands.
   *
   * @param territory on which territory's page; empty for none
   * @param table in which table; empty for none
   * @param line in which line of the table; empty for none
   * @param nth how many lines called so stand before it: a year that documents tell, and the same
   *     that was measured
   */
  public record Where(
      Optional<BilingualLabel> territory,
      EvaluationChapter chapter,
      Optional<BreakdownSubject> table,
      Optional<BilingualLabel> line,
      int nth,
      Indicator indicator) {

    private Where column() {
      return new Where(Optional.empty(), chapter, table, Optional.empty(), 0, indicator);
    }
  }

  /**
   * The figures of which both reports say something, and not the same; and lines that only one of
   * them has in a table of both. What a release of before did not count is no difference.
   */
  static List<RecalculationDifference> between(EvaluationContent then, EvaluationContent now) {
    Map<Where, Measure> before = figures(then);
    Map<Where, Measure> today = figures(now);
    List<RecalculationDifference> differences = new ArrayList<>();
    before.forEach(
        (where, measure) -> {
          Optional<Measure> other = Optional.ofNullable(today.get(where));
          if (other.isPresent() ? !isSame(measure, other.get()) : where.line().isPresent()) {
            differences.add(new RecalculationDifference(where, Optional.of(measure), other));
          }
        });
    Set<Where> columns = new HashSet<>();
    before.keySet().forEach(where -> columns.add(where.column()));
    today.forEach(
        (where, measure) -> {
          if (where.line().isPresent()
              && !before.containsKey(where)
              && columns.contains(where.column())) {
            differences.add(
                new RecalculationDifference(where, Optional.empty(), Optional.of(measure)));
          }
        });
    return List.copyOf(differences);
  }

  /**
   * A release of before told a quotient without what was divided, and a share without its interval.
   */
  private static boolean isSame(Measure then, Measure now) {
    return then.equals(now)
        || switch (now) {
          case Measure.Quotient it -> then.equals(new Measure.Quantity(it.value(), it.unit()));
          case Measure.Share it -> isSame(then, it);
          default -> false;
        };
  }

  private static boolean isSame(Measure then, Measure.Share now) {
    return switch (then) {
      case Measure.Share it -> it.count() == now.count() && it.of() == now.of();
      case Measure.Quotient it ->
          it.divisor() == now.of() && it.dividend().longValue() == now.count();
      default -> false;
    };
  }

  private static Map<Where, Measure> figures(EvaluationContent content) {
    Map<Where, Measure> figures = new LinkedHashMap<>();
    content.chapters().forEach(chapter -> add(figures, Optional.empty(), chapter));
    for (TerritoryPage page : content.territories()) {
      page.chapters().forEach(chapter -> add(figures, Optional.of(page.name()), chapter));
    }
    return figures;
  }

  private static void add(
      Map<Where, Measure> figures, Optional<BilingualLabel> territory, ChapterContent chapter) {
    for (EvaluationFigure figure : chapter.figures()) {
      figures.put(
          new Where(
              territory,
              chapter.chapter(),
              Optional.empty(),
              Optional.empty(),
              0,
              figure.indicator()),
          figure.measure());
    }
    Map<Where, Integer> seen = new HashMap<>();
    for (Breakdown table : chapter.breakdowns()) {
      for (Breakdown.Line line : table.lines()) {
        for (int i = 0; i < table.columns().size(); i++) {
          Where first =
              new Where(
                  territory,
                  chapter.chapter(),
                  Optional.of(table.subject()),
                  Optional.of(line.label()),
                  0,
                  table.columns().get(i));
          int nth = seen.merge(first, 1, Integer::sum) - 1;
          figures.put(
              new Where(
                  territory, first.chapter(), first.table(), first.line(), nth, first.indicator()),
              line.cells().get(i));
        }
      }
    }
  }
}
