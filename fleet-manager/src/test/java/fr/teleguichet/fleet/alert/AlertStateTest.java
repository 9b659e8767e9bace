package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an alert goes from hand to hand. */
final class AlertStateTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final AlertPerson ANNE = new AlertPerson(1, "Anne");
  private static final AlertPerson PAUL = new AlertPerson(2, "Paul");

  @Test
  void eachStateSaysWhoStandsForIt() {
    AlertState.Open open = new AlertState.Open(NOW);
    assertThat(open.person()).isEmpty();
    assertThat(open.see(ANNE, NOW).person()).contains(ANNE);
    assertThat(open.see(ANNE, NOW).assign(PAUL, NOW).person()).contains(PAUL);
    assertThat(open.assign(PAUL, NOW).resolve(ANNE, "done", NOW).person()).contains(ANNE);
    assertThat(new AlertState.Resolved(Optional.empty(), "", NOW).person()).isEmpty();
  }

  @Test
  void onlyWhatAPersonResolvedCanBeTakenBack() {
    AlertState.Open open = new AlertState.Open(NOW);
    assertThat(open.resolve(ANNE, "", NOW).reopen(PAUL, NOW))
        .contains(new AlertState.Seen(PAUL, NOW));
    assertThat(new AlertState.Resolved(Optional.empty(), "", NOW).reopen(PAUL, NOW)).isEmpty();
  }

  @Test
  void aWordAndItsStateAreTheSameThing() {
    AlertState.Resolved resolved = new AlertState.Resolved(Optional.of(ANNE), "note", NOW);
    assertThat(AlertState.of(resolved.code(), NOW, resolved.person(), resolved.note()))
        .isEqualTo(resolved);
    AlertState.Seen seen = new AlertState.Seen(ANNE, NOW);
    assertThat(AlertState.of(seen.code(), NOW, seen.person(), "")).isEqualTo(seen);
  }
}
