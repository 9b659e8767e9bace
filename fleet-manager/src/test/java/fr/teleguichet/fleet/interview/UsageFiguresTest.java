package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers and the interviews of which they are. */
final class UsageFiguresTest {

  private static final YearMonth MARCH = YearMonth.of(2025, 3);

  /** Cajarc and Vayrac gave too few answers, and the whole network's are told. */
  private static final UsageFigures.Counted COUNTED =
      new UsageFigures.Counted(
          List.of(held(1, 6), held(2, 40), held(3, 9), held(4, 5)),
          new YearRange(2025, 2025),
          List.of(answers(1, 3), answers(2, 20), answers(3, 4)),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of());

  @Test
  void aPartIsAnsweredByTheSitesThatAreShownAlone() {
    UsageFigures part =
        figures(
            new UsageFigures.Seen(
                false,
                Set.of(new SiteCode("cajarc"), new SiteCode("gramat"), new SiteCode("assier"))));

    assertThat(part.answers().count()).isEqualTo(20);
    assertThat(part.heldInYears())
        .as("those of Gramat, and of Assier, where nobody answered")
        .isEqualTo(45);
    assertThat(part.total().held()).isEqualTo(51);
  }

  /** A spreadsheet passes over blanks before a formula. */
  @Test
  void aServiceThatIsCalledLikeAFormulaIsATextInARow() {
    UsageFigures whole = figures(new UsageFigures.Seen(true, Set.of()));

    assertThat(UsageCsv.of(whole, _ -> " =1+\"1\"").lines().skip(1))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).contains(",\"' =1+\"\"1\"\"\","));
  }

  @Test
  void theWholeIsAnsweredByEverybody() {
    UsageFigures whole = figures(new UsageFigures.Seen(true, Set.of()));

    assertThat(whole.answers().count()).isEqualTo(27);
    assertThat(whole.heldInYears()).isEqualTo(60);
  }

  /** Of the three answers of Cajarc in 2024 nothing is told, and nothing is divided by its year. */
  @Test
  void aYearOfFewAnswersIsInNeitherSideOfTheRate() {
    UsageFigures both =
        ofYears(
            new YearRange(2024, 2025),
            List.of(held(2024, 1, 30), held(2024, 2, 30), held(2025, 1, 10), held(2025, 2, 40)),
            List.of(answers(2024, 1, 3), answers(2025, 2, 20)));

    assertThat(both.answers().count()).isEqualTo(20);
    assertThat(both.heldInYears()).isEqualTo(50);
    assertThat(both.withheldYears()).containsExactly(2024);
    assertThat(both.bySite())
        .filteredOn(it -> !it.hidden())
        .singleElement()
        .satisfies(gramat -> assertThat(gramat.held()).isEqualTo(40));
  }

  @Test
  void fewAnswersOfAYearAreNotNone() {
    UsageFigures few =
        ofYears(
            new YearRange(2024, 2024), List.of(held(2024, 1, 30)), List.of(answers(2024, 1, 3)));

    assertThat(few.answers().areTooFew()).isTrue();
    assertThat(few.answers()).isEqualTo(SurveyAnswerCounts.WITHHELD);
    assertThat(few.heldInYears()).isEqualTo(30);
    assertThat(few.bySite()).isNotEmpty().allMatch(UsageFigures.Group::hidden);
  }

  private static UsageFigures ofYears(
      YearRange years,
      List<InterviewMonth.Cell> interviews,
      List<SurveyCountReader.SiteAnswers> answers) {
    return UsageFigures.of(
        UsageQuery.of(
            new MonthRange(YearMonth.of(years.first(), 1), YearMonth.of(years.last(), 12))),
        List.of(site(1, "cajarc"), site(2, "gramat")),
        new UsageFigures.Seen(true, Set.of()),
        new UsageFigures.Counted(
            interviews, years, answers, List.of(), List.of(), Map.of(), List.of(), List.of()));
  }

  private static UsageFigures figures(UsageFigures.Seen seen) {
    return UsageFigures.of(
        UsageQuery.of(new MonthRange(MARCH, MARCH)),
        List.of(site(1, "cajarc"), site(2, "gramat"), site(3, "vayrac"), site(4, "assier")),
        seen,
        COUNTED);
  }

  private static Site site(int id, String code) {
    return new Site(
        id, new SiteCode(code), code, code, "46045", 44.5, 1.8, false, Optional.empty());
  }

  private static InterviewMonth.Cell held(int site, long interviews) {
    return held(MARCH.getYear(), site, interviews);
  }

  private static InterviewMonth.Cell held(int year, int site, long interviews) {
    return new InterviewMonth.Cell(
        site,
        new ServiceCode("caf"),
        MARCH.withYear(year),
        InterviewOutcomeCounts.of("held", interviews),
        600 * interviews);
  }

  private static SurveyCountReader.SiteAnswers answers(int site, long satisfied) {
    return answers(MARCH.getYear(), site, satisfied);
  }

  private static SurveyCountReader.SiteAnswers answers(int year, int site, long satisfied) {
    return new SurveyCountReader.SiteAnswers(
        year, site, new SurveyAnswerCounts(0, satisfied, 0, 0, 0, 0, 0, 0));
  }
}
