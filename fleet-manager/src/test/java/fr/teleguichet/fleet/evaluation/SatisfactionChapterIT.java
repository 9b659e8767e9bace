package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.impact.ImpactParametersRepository;
import fr.teleguichet.fleet.impact.ImpactParametersVersion;
import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.YearRange;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.SiteCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the report says beside the response rate. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SatisfactionChapterIT {

  private static final MonthRange YEAR =
      new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 12));

  @Test
  void moreAnswersThanInterviewsAreToldAndNotCut(TestPages.Running pages) {
    ChapterContent content = read(pages, new Scope.Fleet(), figures(5, 6, false));

    assertThat(content.figures())
        .contains(
            EvaluationFigure.count(Indicator.ANSWERS, 6),
            new EvaluationFigure(Indicator.ANSWER_RATE, new Measure.Unknown()));
    assertThat(content.remarks())
        .contains(Remark.of(RemarkKind.MORE_ANSWERS_THAN_INTERVIEWS, 6, 5))
        .doesNotContain(Remark.of(RemarkKind.SITES_WITHHELD));
  }

  @Test
  void aPartSaysThatSitesAreNotInIt(TestPages.Running pages) {
    ChapterContent content =
        read(pages, new Scope.Territories(Set.of("lot")), figures(10, 6, true));

    assertThat(content.figures())
        .contains(new EvaluationFigure(Indicator.ANSWER_RATE, new Measure.Share(6, 10, null)));
    assertThat(content.remarks()).contains(Remark.of(RemarkKind.SITES_WITHHELD));
    assertThat(read(pages, new Scope.Fleet(), figures(10, 6, true)).remarks())
        .doesNotContain(Remark.of(RemarkKind.SITES_WITHHELD));
  }

  private static UsageFigures figures(long held, long satisfied, boolean isHidden) {
    SurveyAnswerCounts answers = new SurveyAnswerCounts(0, satisfied, 0, 0, 0, 0, 0, 0);
    return new UsageFigures(
        UsageQuery.of(YEAR),
        List.of(),
        InterviewOutcomeCounts.NONE,
        Map.of(),
        new YearRange(2025, 2025),
        List.of(),
        held,
        Map.of(),
        answers,
        List.of(
            new UsageFigures.Group<>(
                new UsageFigures.Where.AtSite(new SiteCode("cajarc"), "Cajarc"),
                held,
                answers,
                isHidden)),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static ChapterContent read(TestPages.Running pages, Scope scope, UsageFigures usage) {
    ImpactParametersVersion newest =
        pages.context().getBean(ImpactParametersRepository.class).newest();
    return pages.context().getBeansOfType(ChapterSource.class).stream()
        .filter(it -> it.chapter() == EvaluationChapter.SATISFACTION)
        .findFirst()
        .orElseThrow()
        .read(
            new EvaluationContext(
                YEAR,
                scope,
                List.of(),
                usage,
                new FrozenParameters(newest.version(), newest.sha256(), newest.content()),
                pages.clock().instant()));
  }
}
