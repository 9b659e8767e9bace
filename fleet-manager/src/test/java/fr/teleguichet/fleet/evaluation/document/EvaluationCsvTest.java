package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.FrozenParameters;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationCsvTest {

  private static final EvaluationText ENGLISH =
      new EvaluationText(new MessageBundles().in(Language.ENGLISH));

  private static final ChapterContent INTERVIEWS =
      ChapterContent.of(
          EvaluationChapter.INTERVIEWS, List.of(EvaluationFigure.count(Indicator.INTERVIEWS, 250)));

  private static ChapterContent chapter(EvaluationChapter chapter, Indicator indicator) {
    return ChapterContent.of(
        chapter,
        List.of(
            new EvaluationFigure(
                indicator, new Measure.Quantity(BigDecimal.valueOf(95), MeasureUnit.SECONDS))));
  }

  private static List<String> lines(ChapterContent... chapters) {
    return lines(ENGLISH, chapters);
  }

  private static List<String> lines(EvaluationText words, ChapterContent... chapters) {
    EvaluationContent content =
        new EvaluationContent(
            EvaluationContent.FORMAT,
            "2026-01",
            "2026-12",
            "",
            Instant.EPOCH,
            List.of(chapters),
            List.of(),
            new FrozenParameters(0, "", ""));
    return EvaluationCsv.of(EvaluationSpreadsheetRow.of(content, words)).lines().toList();
  }

  @Test
  void aMedianSaysInTheLastColumnOfHowManyInterviewsItIs() {
    assertThat(
            lines(
                INTERVIEWS,
                chapter(EvaluationChapter.WAITING, Indicator.WAIT_NINE_OF_TEN),
                chapter(EvaluationChapter.DURATION, Indicator.MEDIAN_DURATION)
                    .with(Remark.of(RemarkKind.ONLY_SUMS_LEFT, 40, 250))))
        .satisfiesExactly(
            head -> assertThat(head).endsWith(",state,definition,n"),
            held -> assertThat(held).contains("\"interviews\"").endsWith("\","),
            wait -> assertThat(wait).contains("\"wait-nine-of-ten\"").endsWith("\",250"),
            length -> assertThat(length).contains("\"median-duration\"").endsWith("\",40"));
  }

  @Test
  void aMedianThatNobodyMeasuredSaysNoNumber() {
    assertThat(
            lines(
                INTERVIEWS,
                ChapterContent.of(
                    EvaluationChapter.WAITING,
                    List.of(new EvaluationFigure(Indicator.MEDIAN_WAIT, new Measure.Unknown())))))
        .last()
        .satisfies(line -> assertThat(line).contains("\"unknown\"").endsWith("\","));
  }

  @Test
  void aLinesNameHasTheColonOfItsLanguage() {
    ChapterContent sites =
        INTERVIEWS.with(
            new Breakdown(
                BreakdownSubject.SITE,
                List.of(),
                List.of(new Breakdown.Line(BilingualLabel.of("Cajarc"), List.of()))));

    assertThat(lines(sites)).last().asString().contains(",\"Site: Cajarc\",");
    assertThat(lines(new EvaluationText(new MessageBundles().in(Language.FRENCH)), sites))
        .last()
        .asString()
        .contains(",\"Site : Cajarc\",");
  }
}
