package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecalculationDifferenceTest {

  private static final BigDecimal EIGHT_HUNDRED = BigDecimal.valueOf(800);

  private static EvaluationContent content(
      List<ChapterContent> chapters, List<TerritoryPage> pages) {
    return new EvaluationContent(
        EvaluationContent.FORMAT,
        "2025-01",
        "2025-12",
        "",
        Instant.EPOCH,
        chapters,
        pages,
        new FrozenParameters(1, "", "{}"));
  }

  private static ChapterContent cost(Measure measure) {
    return ChapterContent.of(
        EvaluationChapter.BUDGET,
        List.of(new EvaluationFigure(Indicator.COST_PER_INTERVIEW, measure)));
  }

  private static ChapterContent services(Breakdown.Line... lines) {
    return ChapterContent.of(EvaluationChapter.SERVICES, List.of())
        .with(
            new Breakdown(BreakdownSubject.SERVICE, List.of(Indicator.INTERVIEWS), List.of(lines)));
  }

  private static Breakdown.Line line(String service, long interviews) {
    return new Breakdown.Line(BilingualLabel.of(service), List.of(new Measure.Count(interviews)));
  }

  private static List<RecalculationDifference> between(ChapterContent then, ChapterContent now) {
    return RecalculationDifference.between(
        content(List.of(then), List.of()), content(List.of(now), List.of()));
  }

  @Test
  void aTableThatDiffersOnATerritorysPageIsADifference() {
    TerritoryPage then =
        new TerritoryPage(
            "1", BilingualLabel.of("Figeac"), 10, List.of(), List.of(services(line("a", 3))));
    TerritoryPage now =
        new TerritoryPage(
            "1", BilingualLabel.of("Figeac"), 10, List.of(), List.of(services(line("a", 4))));

    assertThat(
            RecalculationDifference.between(
                content(List.of(), List.of(then)), content(List.of(), List.of(now))))
        .containsExactly(
            new RecalculationDifference(
                new RecalculationDifference.Where(
                    Optional.of(BilingualLabel.of("Figeac")),
                    EvaluationChapter.SERVICES,
                    Optional.of(BreakdownSubject.SERVICE),
                    Optional.of(BilingualLabel.of("a")),
                    0,
                    Indicator.INTERVIEWS),
                Optional.of(new Measure.Count(3)),
                Optional.of(new Measure.Count(4))));
  }

  @Test
  void aLineThatIsGoneAndOneThatIsNewAreDifferences() {
    List<RecalculationDifference> differences =
        between(services(line("a", 3), line("b", 1)), services(line("a", 3), line("c", 2)));

    assertThat(differences).hasSize(2);
    assertThat(differences.getFirst().now()).isEmpty();
    assertThat(differences.getLast().then()).isEmpty();
  }

  @Test
  void linesOfTheSameNameAreComparedInTheirOrder() {
    assertThat(
            between(
                services(line("2025", 3), line("2025", 5)),
                services(line("2025", 3), line("2025", 6))))
        .extracting(RecalculationDifference::now)
        .containsExactly(Optional.of(new Measure.Count(6)));
  }

  @Test
  void whatAReleaseOfBeforeDidNotTellIsNoDifference() {
    Measure quotient =
        new Measure.Quotient(EIGHT_HUNDRED, BigDecimal.valueOf(1_600), 2, MeasureUnit.EUROS);

    assertThat(
            between(cost(new Measure.Quantity(EIGHT_HUNDRED, MeasureUnit.EUROS)), cost(quotient)))
        .isEmpty();
    assertThat(
            between(cost(new Measure.Quantity(BigDecimal.TEN, MeasureUnit.EUROS)), cost(quotient)))
        .hasSize(1);
    assertThat(between(cost(quotient), services(line("a", 1)))).isEmpty();
  }
}
