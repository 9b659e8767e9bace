package fr.teleguichet.fleet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody needs a day of training. */
final class TrainingUrgencyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @CsvSource({
    ", NEVER",
    "2026-11-29, OVERDUE",
    "2026-11-30, SOON",
    "2027-02-28, SOON",
    "2027-03-01, CURRENT"
  })
  void theNextDayDecides(String due, TrainingUrgency expected) {
    assertThat(TrainingUrgency.of(Optional.ofNullable(due).map(LocalDate::parse), TODAY))
        .isEqualTo(expected);
  }
}
