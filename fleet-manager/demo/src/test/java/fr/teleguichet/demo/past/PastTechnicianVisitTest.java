package fr.teleguichet.demo.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastTechnicianVisitTest {

  /** A Tuesday, 09:20 in France. */
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:20:00Z");

  @Test
  void whatATechnicianEndedIsAVisitAndWhatAMediatorEndsIsNone() {
    List<PastIncident> incidents =
        List.of(
            new PastIncident.Stopped("gramat", TUESDAY, Duration.ofHours(1), "maintenance"),
            new PastIncident.Stopped("gramat", TUESDAY, Duration.ofMinutes(4), "update"),
            new PastIncident.Peripheral(
                "gramat", "scanner", TUESDAY, Duration.ofHours(30), true, "error", "offline"),
            new PastIncident.Lost("gramat", TUESDAY, Duration.ofHours(1)),
            new PastIncident.Peripheral(
                "gramat", "printer", TUESDAY, Duration.ofHours(6), true, "error", "media-jam"));

    assertThat(PastTechnicianVisit.of(incidents))
        .extracting(PastTechnicianVisit::day, PastTechnicianVisit::part)
        .containsExactly(
            tuple(LocalDate.of(2026, 11, 24), ""), tuple(LocalDate.of(2026, 11, 25), "Scanner"));
  }

  @Test
  void theNetworksPastHasVisitsAndAllOnWorkingDays() {
    GeneratedPast past = PastGenerator.until(LocalDate.of(2026, 11, 29), PastLoader.NETWORK);

    assertThat(PastTechnicianVisit.of(past.troubles()))
        .hasSizeGreaterThan(15)
        .allSatisfy(it -> assertThat(it.day().getDayOfWeek().getValue()).isLessThanOrEqualTo(5));
  }
}
