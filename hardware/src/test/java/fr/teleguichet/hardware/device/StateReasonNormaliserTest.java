package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReasonNormaliserTest {

  @ParameterizedTest
  @CsvSource({
    "media-low-warning, media-low",
    "media-empty-report, media-empty",
    "cover-open-error, cover-open",
    "' toner-low ', toner-low",
    "report, report",
    "warning-lamp, warning-lamp",
    "paused-report-error, paused-report"
  })
  void onlyTheLastWordSaysHowGraveItIs(String reason, String keyword) {
    assertThat(StateReasonNormaliser.withoutSeverity(reason)).isEqualTo(keyword);
  }
}
