package fr.teleguichet.fleet.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.budget.EuroAmount;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.outreach.UseBeforeAndAfter.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Use before and after is told with its numbers, or it is said why it cannot be told. */
final class UsageComparisonCalculatorTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private static OutreachAction action(long id, LocalDate first, LocalDate last, int site) {
    return new OutreachAction(
        id,
        OutreachActionKind.PRESS,
        "Article",
        first,
        last,
        site == 0,
        site == 0 ? Set.of() : Set.of(site),
        EuroAmount.ZERO,
        "");
  }

  private static final OutreachAction ARTICLE = action(1, DAY, DAY.plusDays(2), 7);

  private static UsageComparisonCalculator on(LocalDate today) {
    return new UsageComparisonCalculator(
        8, today, Optional.empty(), _ -> true, List.of(ARTICLE), List.of());
  }

  @Test
  void theDaysOfTheActionItselfAreInNeitherSpan() {
    assertThat(UsageComparisonCalculator.before(ARTICLE, 8))
        .isEqualTo(new Days(LocalDate.of(2026, 1, 13), LocalDate.of(2026, 3, 9)));
    assertThat(UsageComparisonCalculator.after(ARTICLE, 8))
        .isEqualTo(new Days(LocalDate.of(2026, 3, 13), LocalDate.of(2026, 5, 7)));
  }

  @Test
  void onlyInterviewsAtItsSitesThatTheReaderSeesAreCounted() {
    UseBeforeAndAfter use =
        on(DAY.plusYears(1)).of(ARTICLE, Map.of(7, 8L, 8, 90L, 0, 5L), Map.of(7, 24L));

    assertThat(use.heldBefore()).isEqualTo(8);
    assertThat(use.heldAfter()).isEqualTo(24);
    assertThat(use.perWeekAfter()).isEqualTo(3);
    assertThat(use.verdict())
        .isInstanceOfSatisfying(
            Verdict.Ratio.class,
            it -> {
              assertThat(it.rates().ratio()).hasValue(3.0);
              assertThat(it.rates().isRise()).isTrue();
            });
    OutreachAction everywhere = action(2, DAY, DAY, 0);
    assertThat(
            new UsageComparisonCalculator(
                    8, DAY, Optional.empty(), site -> site == 8, List.of(), List.of())
                .of(everywhere, Map.of(7, 8L, 8, 90L), Map.of())
                .heldBefore())
        .isEqualTo(90);
  }

  @Test
  void tooFewAndTooEarlyAndTooLongAgoAreSaidAsThat() {
    assertThat(on(DAY.plusYears(1)).of(ARTICLE, Map.of(7, 4L), Map.of(7, 5L)).verdict())
        .isEqualTo(new Verdict.TooFew());
    assertThat(on(LocalDate.of(2026, 5, 7)).of(ARTICLE, Map.of(7, 40L), Map.of()).verdict())
        .isEqualTo(new Verdict.TooEarly(LocalDate.of(2026, 5, 7)));
    assertThat(on(LocalDate.of(2026, 5, 8)).of(ARTICLE, Map.of(7, 40L), Map.of()).verdict())
        .isInstanceOf(Verdict.Ratio.class);
    assertThat(
            new UsageComparisonCalculator(
                    8,
                    DAY.plusYears(3),
                    Optional.of(LocalDate.of(2026, 2, 1)),
                    _ -> true,
                    List.of(),
                    List.of())
                .of(ARTICLE, Map.of(7, 40L), Map.of(7, 40L))
                .verdict())
        .isEqualTo(new Verdict.OnlyMonths(LocalDate.of(2026, 2, 1)));
  }

  @Test
  void whatElseWasInTheseWeeksAtTheseSitesIsNamed() {
    OutreachAction near = action(2, DAY.plusDays(40), DAY.plusDays(40), 7);
    OutreachAction everywhere = action(3, DAY.minusDays(50), DAY.minusDays(50), 0);
    OutreachAction elsewhere = action(4, DAY, DAY, 8);
    OutreachAction later = action(5, DAY.plusDays(90), DAY.plusDays(90), 7);
    SiteIncident silent =
        new SiteIncident(AlertKind.OFFLINE, 7, DAY.minusDays(10), Optional.of(DAY));
    SiteIncident foreign = new SiteIncident(AlertKind.OFFLINE, 8, DAY, Optional.empty());
    SiteIncident over =
        new SiteIncident(AlertKind.OFFLINE, 7, DAY.minusYears(1), Optional.of(DAY.minusMonths(6)));

    UseBeforeAndAfter use =
        new UsageComparisonCalculator(
                8,
                DAY.plusYears(1),
                Optional.empty(),
                _ -> true,
                List.of(ARTICLE, near, everywhere, elsewhere, later),
                List.of(silent, foreign, over))
            .of(ARTICLE, Map.of(), Map.of());

    assertThat(use.others()).containsExactly(near, everywhere);
    assertThat(use.incidents()).containsExactly(silent);
  }

  @Test
  void aNumberOfDaysOfWhichOnlyMonthsAreLeftIsNone() {
    UseBeforeAndAfter use =
        new UsageComparisonCalculator(
                8,
                DAY.plusYears(3),
                Optional.of(LocalDate.of(2026, 2, 1)),
                _ -> true,
                List.of(),
                List.of())
            .of(ARTICLE, Map.of(7, 40L), Map.of(7, 40L));

    assertThat(use.isCounted(use.before())).isFalse();
    assertThat(use.isCounted(use.after())).isTrue();
  }
}
