package fr.teleguichet.fleet.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who waits for help, and who comes. */
final class HelpRequestRegistryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final KioskId FIGEAC = kiosk("figeac-1");
  private static final KioskId GRAMAT = kiosk("gramat-1");
  private static final UUID ID = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T08:00:00Z"));
  private final HelpRequestRegistry registry = new HelpRequestRegistry(PATIENCE, clock);

  private static KioskId kiosk(String name) {
    return new KioskId(new Territory("lot"), new KioskName(name));
  }

  @CanIgnoreReturnValue
  private HelpRequestResult ask(UUID id, KioskId kiosk) {
    return registry.ask(id, kiosk, CallLanguage.AR, HelpMoment.INTERVIEW);
  }

  private HelpState state(UUID id) {
    return registry.find(id).orElseThrow().state();
  }

  @Test
  void whoSaysFirstThatTheyComeDoes() {
    assertThat(ask(ID, FIGEAC)).isInstanceOf(HelpRequestResult.Asked.class);
    assertThat(registry.come(ID, "Mona")).isPresent();
    assertThat(registry.come(ID, "Paul")).isPresent();

    assertThat(state(ID)).isEqualTo(new HelpState.Coming("Mona", clock.instant()));
    assertThat(registry.close(ID, HelpOutcome.SETTLED)).isPresent();
    assertThat(registry.come(ID, "Paul")).as("it is over").isEmpty();
    assertThat(state(ID)).isEqualTo(new HelpState.Closed(HelpOutcome.SETTLED, clock.instant()));
    assertThat(registry.close(ID, HelpOutcome.WITHDRAWN).orElseThrow().state())
        .as("how it ended stays")
        .isEqualTo(new HelpState.Closed(HelpOutcome.SETTLED, clock.instant()));
  }

  @Test
  void whatNobodyAnswersClosesByItself() {
    ask(ID, FIGEAC);
    clock.advance(PATIENCE.minusMillis(1));
    assertThat(registry.sweep()).isEmpty();
    clock.advance(Duration.ofMillis(1));

    assertThat(registry.sweep())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.state())
                    .isEqualTo(new HelpState.Closed(HelpOutcome.UNANSWERED, clock.instant())));
    assertThat(registry.sweep()).as("told once").isEmpty();
    assertThat(registry.open(_ -> true)).isEmpty();
  }

  @Test
  void whoComesIsNotForgottenForAnHour() {
    ask(ID, FIGEAC);
    assertThat(registry.come(ID, "Mona")).isPresent();
    clock.advance(HelpRequestRegistry.LONGEST_COMING.minusMillis(1));
    assertThat(registry.sweep()).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(registry.sweep()).hasSize(1);
    assertThat(state(ID)).isEqualTo(new HelpState.Closed(HelpOutcome.SETTLED, clock.instant()));

    clock.advance(HelpRequestRegistry.REMEMBERED.plusMillis(1));
    assertThat(registry.sweep()).isEmpty();
    assertThat(registry.find(ID)).as("nothing of it is kept").isEmpty();
  }

  @Test
  void aKioskHasOneRequestAndItsIdIsItsOwn() {
    ask(ID, FIGEAC);
    assertThat(ask(ID, FIGEAC)).isInstanceOf(HelpRequestResult.Known.class);
    assertThat(ask(ID, GRAMAT)).isInstanceOf(HelpRequestResult.AnotherKiosks.class);
    ask(OTHER, FIGEAC);

    assertThat(registry.open(_ -> true)).extracting(HelpRequest::id).containsExactly(OTHER);
    assertThat(registry.find(ID)).isEmpty();
  }

  @Test
  void theLongestWaitStandsFirstAndEachChangeIsNoticed() {
    ask(ID, GRAMAT);
    long before = registry.version();
    ask(OTHER, FIGEAC);
    assertThat(registry.version()).isGreaterThan(before);
    assertThat(registry.open(_ -> true))
        .extracting(HelpRequest::kiosk)
        .isEqualTo(List.of(GRAMAT, FIGEAC));
    assertThat(registry.open(FIGEAC::equals)).hasSize(1);
  }
}
