package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MissingValueTextTest {

  private static final EvaluationText FRENCH =
      new EvaluationText(new MessageBundles().in(Language.FRENCH));
  private static final Measure UNKNOWN = new Measure.Unknown();
  private static final Measure PAID =
      new Measure.Quantity(BigDecimal.valueOf(1_200), MeasureUnit.EUROS);
  private static final Measure EACH =
      new Measure.Quotient(BigDecimal.TEN, BigDecimal.valueOf(1_200), 120, MeasureUnit.EUROS);

  private static List<String> budget(Measure cost, Measure each, Measure running) {
    ChapterContent chapter =
        ChapterContent.of(
            EvaluationChapter.BUDGET,
            List.of(
                new EvaluationFigure(Indicator.COST, cost),
                new EvaluationFigure(Indicator.COST_PER_INTERVIEW, each),
                new EvaluationFigure(Indicator.RUNNING_COST_PER_INTERVIEW, running)));
    return chapter.figures().stream()
        .map(it -> FRENCH.value(chapter, it).replace('\u00a0', ' ').replace('\u202f', ' '))
        .toList();
  }

  @Test
  void whatSomebodyHasToEnterIsNotEnteredAndWhatAKioskCountsIsNotMeasured() {
    assertThat(budget(UNKNOWN, UNKNOWN, UNKNOWN))
        .containsExactly("non saisi", "non saisi", "non saisi");
    assertThat(FRENCH.value(Indicator.COST, UNKNOWN)).isEqualTo("non saisi");
    assertThat(FRENCH.value(Indicator.COMMITMENT_MEASURED, UNKNOWN)).isEqualTo("non saisi");
    assertThat(FRENCH.value(Indicator.INTERVIEWS, UNKNOWN)).isEqualTo("non mesuré");
  }

  @Test
  void aCostWithoutInterviewsIsDividedByNothingThoughItWasEntered() {
    assertThat(budget(PAID, UNKNOWN, UNKNOWN))
        .containsExactly("1 200 €", "sans objet", "sans objet");
    assertThat(budget(PAID, EACH, UNKNOWN)).containsExactly("1 200 €", "10 €", "non saisi");
    assertThat(FRENCH.value(Indicator.COMMITMENTS_KEPT, UNKNOWN)).isEqualTo("sans objet");
  }

  @Test
  void whatADocumentDoesNotSayWasNotEntered() {
    Breakdown.Line old =
        new Breakdown.Line(
            BilingualLabel.of("2019"),
            List.of(new Measure.TakenOver(new Measure.Count(150)), UNKNOWN));
    Breakdown.Line own =
        new Breakdown.Line(BilingualLabel.of("2024"), List.of(new Measure.Count(92), UNKNOWN));

    assertThat(FRENCH.value(old, Indicator.SATISFIED, UNKNOWN)).isEqualTo("non saisi");
    assertThat(FRENCH.value(own, Indicator.SATISFIED, UNKNOWN)).isEqualTo("non mesuré");
  }
}
