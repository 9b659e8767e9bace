package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can happen to a rollout, a wave and a kiosk in each state, and nothing else can. */
final class RolloutEventTest {

  private static final List<RolloutState> STATES =
      List.of(
          new RolloutState.Proposed(),
          new RolloutState.Ready(),
          new RolloutState.Running(),
          new RolloutState.Paused(),
          new RolloutState.RollingBack(),
          new RolloutState.Aborting(),
          new RolloutState.Finished(),
          new RolloutState.Aborted(),
          new RolloutState.RolledBack(),
          new RolloutState.Rejected());

  private static final Map<RolloutEvent, Map<String, String>> POSSIBLE =
      Map.of(
          RolloutEvent.APPROVE,
          Map.of("proposed", "ready"),
          RolloutEvent.REJECT,
          Map.of("proposed", "rejected"),
          RolloutEvent.START,
          Map.of("ready", "running"),
          RolloutEvent.PAUSE,
          Map.of("running", "paused"),
          RolloutEvent.RESUME,
          Map.of("paused", "running"),
          RolloutEvent.ROLL_BACK,
          Map.of("running", "rolling-back", "paused", "rolling-back", "finished", "rolling-back"),
          RolloutEvent.ABORT,
          Map.of(
              "proposed", "aborting",
              "ready", "aborting",
              "running", "aborting",
              "paused", "aborting",
              "rolling-back", "aborting"),
          RolloutEvent.RETRY,
          Map.of("running", "running", "paused", "paused", "finished", "running"),
          RolloutEvent.SETTLE,
          Map.of("running", "finished", "rolling-back", "rolled-back", "aborting", "aborted"));

  private static final Map<WaveState, List<WaveState>> WAVES =
      Map.of(
          WaveState.PLANNED, List.of(WaveState.RUNNING),
          WaveState.RUNNING, List.of(WaveState.PASSED, WaveState.FAILED),
          WaveState.PASSED, List.of(WaveState.FAILED),
          WaveState.FAILED, List.of(WaveState.RUNNING, WaveState.PASSED));

  private static final Map<MemberEvent, Map<String, String>> MEMBERS =
      Map.ofEntries(
          Map.entry(MemberEvent.OFFER, Map.of("waiting", "updating")),
          Map.entry(MemberEvent.WITHDRAW, Map.of("updating", "waiting", "reverting", "succeeded")),
          Map.entry(MemberEvent.LEAVE, Map.of("updating", "leaving", "reverting", "stranded")),
          Map.entry(
              MemberEvent.SUCCEED,
              Map.of(
                  "updating", "succeeded",
                  "leaving", "succeeded",
                  "failed", "succeeded",
                  "reverting", "reverted",
                  "stranded", "reverted")),
          Map.entry(
              MemberEvent.FAIL,
              Map.of("updating", "failed", "leaving", "failed", "reverting", "stranded")),
          Map.entry(
              MemberEvent.YIELD,
              Map.of("updating", "cancelled", "leaving", "cancelled", "reverting", "stranded")),
          Map.entry(
              MemberEvent.RETIRE,
              Map.of(
                  "waiting", "left", "updating", "left", "leaving", "left", "reverting", "left")),
          Map.entry(MemberEvent.RETRY, Map.of("failed", "waiting", "cancelled", "waiting")),
          Map.entry(MemberEvent.REVERT, Map.of("succeeded", "reverting")),
          Map.entry(MemberEvent.STRAND, Map.of("succeeded", "stranded")),
          Map.entry(MemberEvent.DROP, Map.of("waiting", "cancelled")));

  static Stream<Arguments> rollouts() {
    return Arrays.stream(RolloutEvent.values())
        .flatMap(event -> STATES.stream().map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest
  @MethodSource("rollouts")
  void aRolloutGoesWhereTheTableSays(RolloutEvent event, RolloutState state) {
    assertThat(event.on(state).map(RolloutState::code).orElse("impossible"))
        .isEqualTo(
            Objects.requireNonNull(POSSIBLE.get(event)).getOrDefault(state.code(), "impossible"));
  }

  static Stream<Arguments> waves() {
    return Arrays.stream(WaveState.values())
        .flatMap(from -> Arrays.stream(WaveState.values()).map(state -> Arguments.of(from, state)));
  }

  @ParameterizedTest
  @MethodSource("waves")
  void aWaveGoesWhereTheTableSays(WaveState from, WaveState state) {
    assertThat(from.to(state).isPresent())
        .isEqualTo(Objects.requireNonNull(WAVES.get(from)).contains(state));
  }

  static Stream<Arguments> members() {
    return Arrays.stream(MemberEvent.values())
        .flatMap(
            event -> Arrays.stream(MemberState.values()).map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest
  @MethodSource("members")
  void aKioskGoesWhereTheTableSays(MemberEvent event, MemberState state) {
    assertThat(event.on(state).map(MemberState::code).orElse("impossible"))
        .isEqualTo(
            Objects.requireNonNull(MEMBERS.get(event)).getOrDefault(state.code(), "impossible"));
  }

  @Test
  void aStateComesBackFromItsWord() {
    assertThat(STATES)
        .allSatisfy(state -> assertThat(RolloutState.of(state.code())).hasValue(state));
    assertThat(MemberState.values())
        .allSatisfy(state -> assertThat(MemberState.of(state.code())).hasValue(state));
  }
}
