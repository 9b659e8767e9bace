package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastAlertTest {

  /** A Tuesday, 09:20 in France. */
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:20:00Z");

  private static List<PastAlert> of(PastIncident incident) {
    return PastAlert.of(List.of(incident));
  }

  private static PastIncident lost(Instant begun, Duration lasted) {
    return new PastIncident.Lost("gramat", begun, lasted);
  }

  private static PastIncident printer(String reasons) {
    return new PastIncident.Peripheral(
        "gramat", "printer", TUESDAY, Duration.ofHours(6), true, "error", reasons);
  }

  @Test
  void aSilentKioskIsToldAfterTenMinutesAndOverWithItsSilence() {
    assertThat(of(lost(TUESDAY, Duration.ofHours(2))))
        .containsExactly(
            new PastAlert(
                "gramat",
                "offline",
                "urgent",
                "",
                TUESDAY,
                TUESDAY.plus(Duration.ofMinutes(10)),
                TUESDAY.plus(Duration.ofHours(2))));
    assertThat(of(lost(TUESDAY, Duration.ofMinutes(10)))).isEmpty();
  }

  @Test
  void outsideOpeningHoursNothingIsToldBeforeTheNextWorkingDay() {
    Instant saturday = Instant.parse("2026-11-28T10:20:00Z");
    assertThat(of(lost(saturday, Duration.ofHours(2)))).isEmpty();
    assertThat(of(lost(saturday, Duration.ofDays(3))))
        .extracting(PastAlert::opened)
        .containsExactly(Instant.parse("2026-11-30T08:10:00Z"));
    assertThat(of(lost(Instant.parse("2026-11-24T16:00:00Z"), Duration.ofDays(1))))
        .extracting(PastAlert::opened)
        .containsExactly(Instant.parse("2026-11-25T08:10:00Z"));
  }

  @Test
  void partsAreToldByNameAndPaperByItself() {
    assertThat(of(printer("media-jam")))
        .extracting(PastAlert::kind, PastAlert::severity, PastAlert::topic)
        .containsExactly(tuple("degraded", "soon", "printer"));
    assertThat(of(printer("media-low")))
        .extracting(PastAlert::kind, PastAlert::severity, PastAlert::topic)
        .containsExactly(tuple("paper-low", "notice", ""));
  }

  @Test
  void whatAKioskAnnouncedIsNoAlert() {
    assertThat(of(new PastIncident.Stopped("gramat", TUESDAY, Duration.ofHours(3), "maintenance")))
        .isEmpty();
  }

  @Test
  void theNetworksPastHasAlertsInTheirOrder() {
    GeneratedPast past = PastGenerator.until(LocalDate.of(2026, 11, 29), PastLoader.NETWORK);

    assertThat(PastAlert.of(past.troubles()))
        .hasSizeGreaterThan(40)
        .isSortedAccordingTo(Comparator.comparing(PastAlert::opened))
        .allSatisfy(it -> assertThat(it.opened()).isBefore(it.over()));
  }
}
