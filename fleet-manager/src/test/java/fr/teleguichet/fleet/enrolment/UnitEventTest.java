package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can happen to a unit in each state, and nothing else can. */
final class UnitEventTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Fingerprint KEY = new Fingerprint("ab".repeat(32));
  private static final UnitNumber OTHER = new UnitNumber(7);
  private static final KioskId NAME =
      new KioskId(new Territory("grand-figeac"), new KioskName("borne-cajarc"));

  private static final List<UnitState> STATES =
      List.of(
          new UnitState.Planned(NAME),
          new UnitState.Waiting(KEY),
          new UnitState.Enrolled(NAME, KEY, NOW),
          new UnitState.Accepted(NAME, KEY, NOW),
          new UnitState.Lapsed(NAME, KEY),
          new UnitState.Cancelled(NAME),
          new UnitState.Rejected(KEY),
          new UnitState.Retired(NAME, KEY),
          new UnitState.Replaced(NAME, KEY, OTHER));

  private static final List<UnitEvent> ACTIONS =
      List.of(
          new UnitEvent.Enrol(KEY, NOW),
          new UnitEvent.Admit(NAME, NOW),
          new UnitEvent.Reject(),
          new UnitEvent.Accept(),
          new UnitEvent.Refuse(),
          new UnitEvent.Lapse(),
          new UnitEvent.Revoke(),
          new UnitEvent.Readmit(NOW),
          new UnitEvent.Cancel(),
          new UnitEvent.Replace(OTHER),
          new UnitEvent.Retire());

  /** From state and action to state; what is not here is impossible. */
  private static final Map<String, Map<String, String>> POSSIBLE =
      Map.of(
          "planned", Map.of("enrolled", "enrolled", "cancelled", "cancelled"),
          "waiting", Map.of("admitted", "enrolled", "rejected", "rejected"),
          "enrolled",
              Map.of(
                  "accepted", "accepted",
                  "refused", "enrolled",
                  "lapsed", "lapsed",
                  "revoked", "lapsed",
                  "replaced", "replaced",
                  "retired", "retired"),
          "accepted",
              Map.of(
                  "accepted", "accepted",
                  "refused", "enrolled",
                  "lapsed", "lapsed",
                  "revoked", "lapsed",
                  "replaced", "replaced",
                  "retired", "retired"),
          "lapsed", Map.of("readmitted", "enrolled", "replaced", "replaced", "retired", "retired"));

  private static Stream<Arguments> everyPair() {
    return STATES.stream()
        .flatMap(
            state ->
                ACTIONS.stream()
                    .map(
                        action ->
                            Arguments.argumentSet(
                                action.verb() + " from " + state.code(), state, action)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void whatIsNotInTheTableIsImpossible(UnitState state, UnitEvent action) {
    assertThat(action.on(state).map(UnitState::code).orElse("impossible"))
        .isEqualTo(
            POSSIBLE
                .getOrDefault(state.code(), Map.of())
                .getOrDefault(action.verb(), "impossible"));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aKeyIsNeverLostAndAKioskNeverBecomesAnother(UnitState state, UnitEvent action) {
    action
        .on(state)
        .ifPresent(
            next -> {
              if (state instanceof UnitState.Keyed keyed) {
                assertThat(next.fingerprint()).contains(keyed.key());
              }
              if (state instanceof UnitState.Named named) {
                assertThat(next.kiosk()).contains(named.name());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void whoeverWasLetGoNeverComesBack(UnitState state, UnitEvent action) {
    if (Set.of("cancelled", "rejected", "retired", "replaced").contains(state.code())) {
      assertThat(action.on(state)).isEmpty();
    }
  }
}
