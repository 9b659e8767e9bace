package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.teleguichet.fleet.update.action.UpdateActionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do with a rollout, and how a wave counts. */
final class RolloutAggregateTest {

  private static final Instant NOW = Instant.parse("2026-11-25T23:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofDays(1));

  private final List<RolloutMember> members = new ArrayList<>();
  private RolloutState state = new RolloutState.Running();

  private void member(String name, int wave, MemberState itsState, UpdateActionState... update) {
    members.add(
        new RolloutMember(
            name,
            "lot",
            wave,
            itsState,
            EARLIER,
            40 + members.size(),
            Stream.of(update).findFirst(),
            true,
            3,
            false,
            false));
  }

  private static Wave wave(int number, WaveState itsState, int forgiven) {
    return new Wave(number, "wave " + number, itsState, EARLIER, 80, 20, forgiven);
  }

  private RolloutAggregate aggregate(Wave... waves) {
    var plan = RolloutSamples.oneWave(RolloutPlan.OnErrors.PAUSE, Optional.empty(), false, true);
    var rollout =
        new Rollout(
            1,
            7,
            "kiosk 7",
            state,
            "",
            plan,
            EARLIER,
            EARLIER,
            "Léa",
            "person:1",
            Optional.empty(),
            1);
    return new RolloutAggregate(rollout, List.of(waves), members, NOW);
  }

  @Test
  void whoeverFailedOrWasTakenAwayMayTryAgainAndOneFailureLessIsForgiven() {
    member("a", 1, MemberState.FAILED, new UpdateActionState.Failed());
    member("b", 1, MemberState.CANCELLED);
    member("c", 1, MemberState.FAILED, new UpdateActionState.Running());
    member("d", 1, MemberState.CANCELLED, new UpdateActionState.Succeeded());
    member("e", 1, MemberState.FAILED, new UpdateActionState.Cancelled());
    member("f", 1, MemberState.SUCCEEDED);
    RolloutAggregate it = aggregate(wave(1, WaveState.RUNNING, 3));

    assertThat(it.retry(member -> !member.kiosk().equals("e"))).isEqualTo(2);

    assertThat(it.members())
        .extracting(RolloutMember::state)
        .containsExactly(
            MemberState.WAITING,
            MemberState.WAITING,
            MemberState.FAILED,
            MemberState.CANCELLED,
            MemberState.FAILED,
            MemberState.SUCCEEDED);
    assertThat(it.changedMembers())
        .extracting(RolloutMember::kiosk, RolloutMember::update, RolloutMember::action)
        .containsExactly(tuple("a", Optional.empty(), 0), tuple("b", Optional.empty(), 0));
    assertThat(it.waves()).extracting(Wave::forgiven).containsExactly(2);
  }

  @Test
  void goingOnForgivesWhatFailedAndPassesWavesThatHaveNothingToWaitFor() {
    state = new RolloutState.Paused();
    member("a", 1, MemberState.FAILED);
    member("b", 2, MemberState.FAILED);
    member("c", 2, MemberState.WAITING);
    member("d", 4, MemberState.FAILED);
    RolloutAggregate it =
        aggregate(
            wave(1, WaveState.RUNNING, 0),
            wave(2, WaveState.FAILED, 0),
            wave(3, WaveState.PLANNED, 0),
            wave(4, WaveState.FAILED, 0));

    assertThat(it.happen(RolloutEvent.RESUME, "")).isTrue();

    assertThat(it.rollout().since()).isEqualTo(NOW);
    assertThat(it.waves())
        .extracting(Wave::state)
        .containsExactly(WaveState.PASSED, WaveState.RUNNING, WaveState.PLANNED, WaveState.PASSED);
    assertThat(it.waves()).extracting(Wave::forgiven).containsExactly(1, 1, 0, 1);
    assertThat(it.happen(RolloutEvent.RESUME, "")).as("it runs").isFalse();
    assertThat(it.happened()).as("a person did it").isEmpty();
  }

  @Test
  void aKioskThatComesLaterJoinsTheLastWaveOfARolloutThatRuns() {
    member("a", 1, MemberState.SUCCEEDED);
    RolloutAggregate it = aggregate(wave(1, WaveState.PASSED, 0), wave(2, WaveState.RUNNING, 0));
    var kiosks = List.of(candidate("a"), candidate("b"));

    it.join(kiosks);

    assertThat(it.changedMembers()).containsExactly(RolloutMember.waiting(candidate("b"), 2, NOW));
    assertThat(it.members()).hasSize(2).first().extracting(RolloutMember::wave).isEqualTo(1);
    state = new RolloutState.Paused();
    RolloutAggregate paused = aggregate(wave(1, WaveState.PASSED, 0));
    paused.join(kiosks);
    assertThat(paused.isChanged()).isFalse();
  }

  private static RolloutCandidate candidate(String kiosk) {
    return new RolloutCandidate(kiosk, "lot", "s", "pi5", 1, "1.0", Set.of());
  }

  @Test
  void byForceEverybodyWithAnUpdateLeavesIt() {
    member("a", 1, MemberState.UPDATING, new UpdateActionState.Running());
    member("b", 1, MemberState.FAILED, new UpdateActionState.Failed());
    RolloutAggregate it = aggregate(wave(1, WaveState.RUNNING, 0));
    it.leaveByForce();
    assertThat(it.orders()).containsExactly(new MemberUpdateCommand.Leave("a", 40, true));
  }

  @Test
  void aWithdrawnFilePausesTheRolloutOnce() {
    RolloutAggregate it = aggregate(wave(1, WaveState.RUNNING, 0));
    it.stopAsWithdrawn();
    it.stopAsWithdrawn();
    assertThat(it.happened()).containsExactly(RolloutEvent.PAUSE);
    assertThat(it.rollout().reason()).isEqualTo("withdrawn");
  }

  @ParameterizedTest
  @CsvSource({
    // percent of success and of errors, succeeded, failed, forgiven of five: passed, too many
    "80, 20, 4, 0, 0, true,  false",
    "80, 20, 3, 0, 0, false, false",
    "80, 20, 4, 1, 0, true,  true",
    "80, 20, 4, 1, 1, true,  false",
    "80, 21, 4, 1, 0, true,  false",
    "80,  0, 4, 0, 0, true,  false"
  })
  void aWaveCountsItsShares(
      int success, int errors, int good, int bad, int forgiven, boolean passed, boolean tooMany) {
    List<MemberState> states = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      states.add(
          i < good
              ? MemberState.SUCCEEDED
              : i < good + bad ? MemberState.FAILED : MemberState.LEAVING);
    }
    states.add(MemberState.LEFT);
    states.add(MemberState.CANCELLED);
    WaveCounts counts = WaveCounts.of(states);
    var wave = new Wave(1, "all", WaveState.RUNNING, NOW, success, errors, forgiven);
    assertThat(counts).isEqualTo(new WaveCounts(5, good, bad, 5 - good - bad));
    assertThat(counts.hasPassed(wave)).isEqualTo(passed);
    assertThat(counts.hasTooManyErrors(wave)).isEqualTo(tooMany);
  }
}
