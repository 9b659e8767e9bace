package fr.teleguichet.fleet.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which years somebody is shown. */
final class BudgetYearRangeTest {

  private static List<BudgetLine> lines(int... years) {
    return IntStream.of(years)
        .mapToObj(
            year ->
                new BudgetLine(
                    year,
                    year,
                    new Funder(1, "PRAI", "PRAI"),
                    CostNature.STUDY,
                    EuroAmount.of(1),
                    EuroAmount.ZERO,
                    Optional.empty(),
                    ""))
        .toList();
  }

  @Test
  void withoutAWishItIsFromTheFirstLineToThisYearOrTheLastLine() {
    assertThat(BudgetYearRange.read("", "", lines(), 2026))
        .isEqualTo(new BudgetYearRange(2026, 2026, true));
    assertThat(BudgetYearRange.read("", "", lines(2025, 2028), 2026))
        .isEqualTo(new BudgetYearRange(2025, 2028, true));
    assertThat(BudgetYearRange.read("", "", lines(2004, 2010), 2026))
        .isEqualTo(new BudgetYearRange(2017, 2026, true));
  }

  @Test
  void aWishIsHeededAsFarAsItMakesSense() {
    assertThat(BudgetYearRange.read("2008", "2010", lines(2004), 2026))
        .isEqualTo(new BudgetYearRange(2008, 2010, false));
    for (String wrong : List.of("2010", "1999", "x", "20 8", "99999")) {
      assertThat(BudgetYearRange.read(wrong, "2009", lines(2004), 2026))
          .as(wrong)
          .isEqualTo(new BudgetYearRange(2004, 2009, false));
    }
  }
}
