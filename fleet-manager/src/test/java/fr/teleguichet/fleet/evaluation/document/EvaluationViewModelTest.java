package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.FrozenParameters;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.TerritoryPage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EvaluationViewModelTest {

  private static Breakdown sites(int count) {
    return new Breakdown(
        BreakdownSubject.SITE,
        List.of(Indicator.INTERVIEWS),
        IntStream.rangeClosed(1, count)
            .mapToObj(
                it ->
                    new Breakdown.Line(
                        BilingualLabel.of("Relais " + it), List.of(new Measure.Count(it))))
            .toList());
  }

  private static ChapterContent chapter(Breakdown table) {
    return new ChapterContent(EvaluationChapter.INTERVIEWS, List.of(), List.of(table), List.of());
  }

  /** A network and its only territory, each with these tables. */
  private static EvaluationContent content(Breakdown network, Breakdown territory) {
    return new EvaluationContent(
        EvaluationContent.FORMAT,
        "2026-01",
        "2026-12",
        "",
        Instant.EPOCH,
        List.of(chapter(network)),
        List.of(
            new TerritoryPage(
                "", BilingualLabel.of("Grand-Figeac"), 0, List.of(), List.of(chapter(territory)))),
        new FrozenParameters(0, "", ""));
  }

  @Test
  void aDocumentThatCanBeReadHasAllLines() {
    Breakdown half = sites(EvaluationViewModel.MAX_LINES / 2);

    assertThat(EvaluationViewModel.shown(half, content(half, half))).isEqualTo(half.lines());
  }

  @Test
  void aLongerDocumentHasTheFirstLinesOfEachTable() {
    Breakdown network = sites(EvaluationViewModel.MAX_LINES / 2 + 1);
    Breakdown territory = sites(EvaluationViewModel.MAX_LINES / 2);
    EvaluationContent content = content(network, territory);

    assertThat(List.of(network, territory))
        .allSatisfy(
            table ->
                assertThat(EvaluationViewModel.shown(table, content))
                    .isEqualTo(sites(EvaluationViewModel.MAX_LINES_OF_TABLE).lines()));
    Breakdown brief = sites(EvaluationViewModel.MAX_LINES_OF_TABLE);
    assertThat(EvaluationViewModel.shown(brief, content)).isEqualTo(brief.lines());
  }
}
