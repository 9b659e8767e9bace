package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The made-up years before the made-up network was measured. */
class PastYearlyFigureTest {

  private final GeneratedPast past =
      PastGenerator.until(LocalDate.of(2026, 11, 28), PastLoader.NETWORK);

  @Test
  void theyEndBeforeWhatIsMeasuredAndAreMarkedAsMadeUp() {
    List<PastYearlyFigure> figures = PastYearlyFigure.before(past);

    assertThat(figures)
        .hasSize(15)
        .allSatisfy(it -> assertThat(it.year()).isBetween(2000, past.from().getYear() - 1));
    assertThat(figures)
        .filteredOn(it -> it.of() != null)
        .hasSize(5)
        .allSatisfy(it -> assertThat(it.of()).isGreaterThanOrEqualTo(Math.max(5, it.value())));
    assertThat(PastYearlyFigure.SOURCE).contains("inventé");
  }
}
