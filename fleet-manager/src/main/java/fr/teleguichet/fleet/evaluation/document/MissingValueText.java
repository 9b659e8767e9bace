package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.web.page.LocalizedText;

/** Why a figure has no value: nobody measured it, nobody entered it, or there is nothing of it. */
final class MissingValueText {

  private static final String NOT_MEASURED = "evaluation.unknown";
  private static final String NOT_ENTERED = "evaluation.not-entered";
  private static final String NOT_APPLICABLE = "evaluation.not-applicable";

  private final LocalizedText text;

  MissingValueText(LocalizedText text) {
    this.text = text;
  }

  /** Of a figure alone. */
  String of(Indicator indicator) {
    return text.say(
        switch (indicator) {
          case COST, COST_PER_INTERVIEW, RUNNING_COST_PER_INTERVIEW, COMMITMENT_MEASURED ->
              NOT_ENTERED;
          case COMMITMENTS_KEPT -> NOT_APPLICABLE; // of no commitments
          default -> NOT_MEASURED;
        });
  }

  /** Of a figure of a chapter: nothing is divided by no interviews, whatever was entered. */
  String of(ChapterContent chapter, Indicator indicator) {
    return isKnown(chapter, Indicator.COST) && !isKnown(chapter, Indicator.COST_PER_INTERVIEW)
        ? text.say(NOT_APPLICABLE)
        : of(indicator);
  }

  /** Of a cell: beside a value from a document, what the document does not say was not entered. */
  String of(Breakdown.Line line, Indicator column) {
    boolean isFromDocuments = line.cells().stream().anyMatch(Measure.TakenOver.class::isInstance);
    return isFromDocuments ? text.say(NOT_ENTERED) : of(column);
  }

  private static boolean isKnown(ChapterContent budget, Indicator indicator) {
    return budget.find(indicator).filter(it -> !(it instanceof Measure.Unknown)).isPresent();
  }
}
