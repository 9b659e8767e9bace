package fr.teleguichet.fleet.site.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a site was on a day, whatever became of it since. */
final class SiteLifecycleHistoryTest {

  private static final SiteLifecycleHistory LIFE =
      new SiteLifecycleHistory(
          List.of(
              SiteLifeState.of(SiteLifeStage.PLANNED, day("2025-03-01"), ""),
              SiteLifeState.of(SiteLifeStage.ORDERED, day("2025-11-20"), ""),
              SiteLifeState.of(SiteLifeStage.INSTALLED, day("2026-02-01"), ""),
              SiteLifeState.of(SiteLifeStage.IN_SERVICE, day("2026-02-10"), ""),
              SiteLifeState.of(SiteLifeStage.SUSPENDED, day("2026-05-01"), ""),
              SiteLifeState.of(SiteLifeStage.IN_SERVICE, day("2026-05-11"), ""),
              SiteLifeState.of(SiteLifeStage.SUSPENDED, day("2026-12-30"), "")));

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void aDayOfBeforeIsToldAsItWas() {
    assertThat(LIFE.on(day("2025-02-28"))).isEmpty();
    assertThat(stage("2025-03-01")).contains(SiteLifeStage.PLANNED);
    assertThat(stage("2025-12-31")).contains(SiteLifeStage.ORDERED);
    assertThat(stage("2026-05-10")).contains(SiteLifeStage.SUSPENDED);
    assertThat(stage("2026-05-11")).contains(SiteLifeStage.IN_SERVICE);
  }

  @Test
  void whatWasSaidLastHoldsWhereItWasDatedBack() {
    SiteLifecycleHistory life =
        new SiteLifecycleHistory(
            List.of(
                SiteLifeState.of(SiteLifeStage.PLANNED, day("2025-06-01"), ""),
                SiteLifeState.of(SiteLifeStage.ORDERED, day("2025-05-01"), "")));

    assertThat(life.on(day("2025-07-01")).map(SiteLifeState::stage))
        .contains(SiteLifeStage.ORDERED);
    assertThat(life.on(day("2025-05-15")).map(SiteLifeState::stage))
        .contains(SiteLifeStage.ORDERED);
  }

  @Test
  void daysOfSuspensionAreThoseWithinTheMonths() {
    assertThat(LIFE.suspendedDays(day("2026-05-01"), day("2026-05-31"))).isEqualTo(10);
    assertThat(LIFE.suspendedDays(day("2026-05-10"), day("2026-05-31"))).isEqualTo(1);
    assertThat(LIFE.suspendedDays(day("2026-01-01"), day("2026-04-30"))).isZero();
    assertThat(LIFE.suspendedDays(day("2026-01-01"), day("2026-12-31")))
        .as("ten, and the two of December, of which nobody said an end")
        .isEqualTo(12);
    assertThat(LIFE.suspendedDays(day("2025-01-01"), day("2025-12-31"))).isZero();
  }

  private static Optional<SiteLifeStage> stage(String day) {
    return LIFE.on(day(day)).map(SiteLifeState::stage);
  }
}
