package fr.teleguichet.fleet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure that would be another today: records that came late, or something that was written
 * later.
 *
 * @param then what the report says
 * @param now what it would say today
 */
public record EvaluationDifference(
    EvaluationChapter chapter, Indicator indicator, Measure then, Measure now) {

  /** The figures of which both reports say something, and not the same. */
  static List<EvaluationDifference> between(EvaluationContent then, EvaluationContent now) {
    List<EvaluationDifference> differences = new ArrayList<>();
    for (ChapterContent chapter : then.chapters()) {
      for (EvaluationFigure figure : chapter.figures()) {
        Optional<Measure> today = now.find(chapter.chapter(), figure.indicator());
        if (today.isPresent() && !today.get().equals(figure.measure())) {
          differences.add(
              new EvaluationDifference(
                  chapter.chapter(), figure.indicator(), figure.measure(), today.get()));
        }
      }
    }
    return List.copyOf(differences);
  }
}
