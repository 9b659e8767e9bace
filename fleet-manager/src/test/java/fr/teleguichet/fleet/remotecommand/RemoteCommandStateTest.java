package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.hardware.device.RemoteCommandStage.ACCEPTED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.DONE;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXECUTING;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXPIRED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.FAILED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.REFUSED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
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
final class RemoteCommandStateTest {

  private static final Set<RemoteCommandStage> FIRST = EnumSet.of(ACCEPTED, REFUSED, EXPIRED);

  private static final Map<RemoteCommandState, Set<RemoteCommandStage>> LEGAL =
      new EnumMap<>(
          Map.of(
              RemoteCommandState.WANTED, FIRST,
              RemoteCommandState.UNANSWERED, FIRST,
              RemoteCommandState.CANCELLED, FIRST,
              RemoteCommandState.ACCEPTED, EnumSet.of(WAITING, EXECUTING, FAILED, EXPIRED),
              RemoteCommandState.WAITING, EnumSet.of(EXECUTING, FAILED, EXPIRED),
              RemoteCommandState.EXECUTING, EnumSet.of(DONE, FAILED),
              RemoteCommandState.DONE, Set.of(),
              RemoteCommandState.FAILED, Set.of(),
              RemoteCommandState.REFUSED, Set.of(),
              RemoteCommandState.EXPIRED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void whatIsNotInTheTableMovesNothing(RemoteCommandState state) {
    for (RemoteCommandStage told : RemoteCommandStage.values()) {
      Optional<RemoteCommandState> expected =
          LEGAL.getOrDefault(state, Set.of()).contains(told)
              ? Optional.of(RemoteCommandState.valueOf(told.name()))
              : Optional.empty();

      assertThat(state.after(told)).as(state + " after " + told).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWord(RemoteCommandState state) {
    assertThat(RemoteCommandState.ofWord(state.code())).contains(state);
  }

  @ParameterizedTest
  @EnumSource
  void everyStageOfAKioskIsAState(RemoteCommandStage stage) {
    assertThat(RemoteCommandState.ofWord(stage.code())).isPresent();
    assertThat(RemoteCommandState.valueOf(stage.name()).isEnd()).isEqualTo(stage.isEnd());
  }

  @Test
  void nobodyWipesAndNobodyButWhoRepairsMayLookOrStop() {
    assertThat(RemoteCommandPermissions.of(Role.MEDIATOR))
        .containsExactlyInAnyOrder(RemoteCommandType.IDENTIFY, RemoteCommandType.TEST_PRINT);
    assertThat(RemoteCommandPermissions.of(Role.TECHNICIAN))
        .hasSize(7)
        .doesNotContain(RemoteCommandType.WIPE);
    assertThat(RemoteCommandPermissions.of(Role.COORDINATOR))
        .isEqualTo(RemoteCommandPermissions.of(Role.TECHNICIAN));
    assertThat(RemoteCommandPermissions.of(Role.VIEWER)).isEmpty();
    assertThat(RemoteCommandPermissions.of(Role.ADVISER)).isEmpty();
  }
}
