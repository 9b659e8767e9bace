package fr.teleguichet.fleet.care;

import static fr.teleguichet.hardware.device.RemoteCommandStage.ACCEPTED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.DONE;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXECUTING;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXPIRED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.FAILED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.REFUSED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which stage may follow which, all of them in one table. */
final class CareStateTest {

  private static final Set<RemoteCommandStage> FIRST = EnumSet.of(ACCEPTED, REFUSED, EXPIRED);

  private static final Map<CareState, Set<RemoteCommandStage>> LEGAL =
      new EnumMap<>(
          Map.of(
              CareState.WANTED, FIRST,
              CareState.UNANSWERED, FIRST,
              CareState.CANCELLED, FIRST,
              CareState.ACCEPTED, EnumSet.of(WAITING, EXECUTING, FAILED, EXPIRED),
              CareState.WAITING, EnumSet.of(EXECUTING, FAILED, EXPIRED),
              CareState.EXECUTING, EnumSet.of(DONE, FAILED),
              CareState.DONE, Set.of(),
              CareState.FAILED, Set.of(),
              CareState.REFUSED, Set.of(),
              CareState.EXPIRED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void whatIsNotInTheTableMovesNothing(CareState state) {
    for (RemoteCommandStage told : RemoteCommandStage.values()) {
      Optional<CareState> expected =
          LEGAL.getOrDefault(state, Set.of()).contains(told)
              ? Optional.of(CareState.valueOf(told.name()))
              : Optional.empty();

      assertThat(state.after(told)).as(state + " after " + told).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWord(CareState state) {
    assertThat(CareState.ofWord(state.word())).contains(state);
  }

  @ParameterizedTest
  @EnumSource
  void everyStageOfAKioskIsAState(RemoteCommandStage stage) {
    assertThat(CareState.ofWord(stage.word())).isPresent();
    assertThat(CareState.valueOf(stage.name()).isEnd()).isEqualTo(stage.isEnd());
  }

  @Test
  void nobodyWipesAndNobodyButWhoRepairsMayLookOrStop() {
    assertThat(CareRights.of(Role.MEDIATOR))
        .containsExactlyInAnyOrder(RemoteCommandType.IDENTIFY, RemoteCommandType.TEST_PRINT);
    assertThat(CareRights.of(Role.TECHNICIAN)).hasSize(7).doesNotContain(RemoteCommandType.WIPE);
    assertThat(CareRights.of(Role.COORDINATOR)).isEqualTo(CareRights.of(Role.TECHNICIAN));
    assertThat(CareRights.of(Role.VIEWER)).isEmpty();
    assertThat(CareRights.of(Role.ADVISER)).isEmpty();
  }
}
