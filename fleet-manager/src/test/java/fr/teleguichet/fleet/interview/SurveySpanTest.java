package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months of which people read, and what is left of their year. */
final class SurveySpanTest {

  @ParameterizedTest
  @CsvSource({
    "2025-06, 2025-06, 2025, juin 2025",
    "2025-08, 2025-09, 2025, août 2025 à septembre 2025",
    "2025-11, , 2025, 'novembre 2025 et suite de l’année, réponses tardives comprises'",
    "2026-01, 2026-01, 2026, janvier 2026",
    "2026-01, , 2025, Réponses tardives de 2025"
  })
  void monthsAreOfTheirYear(YearMonth first, YearMonth last, int year, String words) {
    UsageFigures.Span span =
        new UsageFigures.Span(first, Optional.ofNullable(last), SurveyAnswerCounts.NONE);

    assertThat(span.year()).isEqualTo(year);
    assertThat(UsageFiguresViewModel.months(span, new MessageBundles().in(Language.FRENCH)))
        .isEqualTo(words);
  }
}
