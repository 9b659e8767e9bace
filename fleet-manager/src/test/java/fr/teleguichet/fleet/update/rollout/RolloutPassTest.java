package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass over a rollout: each rule at its limit, with the order and the line that follow. */
final class RolloutPassTest {

  private static final Instant NOW = Instant.parse("2026-11-25T23:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofDays(1));
  private static final Duration SILENCE = Duration.ofHours(2);
  private static final UpdateEligibilityRules GATE =
      new UpdateEligibilityRules(15, Duration.ofMinutes(60));
  private static final int NEW = 7;
  private static final int OLD = 3;

  private RolloutState state = new RolloutState.Running();
  private String reason = "";
  private RolloutPlan.OnErrors onErrors = RolloutPlan.OnErrors.PAUSE;
  private boolean forced;
  private Optional<Instant> deadline = Optional.empty();
  private Optional<Instant> startAt = Optional.empty();
  private List<Wave> waves = List.of(wave(1, WaveState.RUNNING, 0));
  private final List<RolloutMember> members = new ArrayList<>();
  private final List<EligibilityFacts> facts = new ArrayList<>();

  private static Wave wave(int number, WaveState state, int forgiven) {
    return new Wave(number, "wave " + number, state, EARLIER, 80, 20, forgiven);
  }

  /** A kiosk of an area of its own, with nobody near, at night when its site is closed. */
  private void kiosk(String name, Optional<Instant> silent, int installed) {
    facts.add(
        new EligibilityFacts(
            name,
            "area of " + name,
            false,
            silent.isEmpty(),
            silent.isEmpty(),
            silent,
            Optional.empty(),
            EligibilityFacts.ASSUMED,
            installed,
            List.of()));
  }

  private void member(String name, MemberState itsState, UpdateActionState... update) {
    kiosk(name, Optional.empty(), OLD);
    lost(name, itsState, update);
  }

  /** One of whom nothing is known any more. */
  private void lost(String name, MemberState itsState, UpdateActionState... update) {
    members.add(
        new RolloutMember(
            name,
            "area of " + name,
            1,
            itsState,
            EARLIER,
            update.length == 0 ? 0 : 40 + members.size(),
            Stream.of(update).findFirst(),
            false,
            OLD,
            false,
            false));
  }

  /** One of several in the same area. */
  private void neighbour(
      String name, MemberState itsState, boolean held, UpdateActionState... update) {
    facts.add(
        new EligibilityFacts(
            name,
            "area",
            false,
            true,
            true,
            Optional.empty(),
            Optional.empty(),
            EligibilityFacts.ASSUMED,
            OLD,
            List.of()));
    members.add(
        new RolloutMember(
            name,
            "area",
            1,
            itsState,
            EARLIER,
            update.length == 0 ? 0 : 40 + members.size(),
            Stream.of(update).findFirst(),
            false,
            OLD,
            false,
            held));
  }

  private RolloutAggregate pass() {
    var plan = RolloutSamples.oneWave(onErrors, deadline, forced, false);
    var rollout =
        new Rollout(
            1,
            NEW,
            "kiosk 7",
            state,
            reason,
            plan,
            EARLIER,
            EARLIER,
            "Léa",
            "person:1",
            startAt,
            1);
    Map<String, List<String>> updating =
        members.stream()
            .filter(RolloutMember::isOpen)
            .collect(
                Collectors.groupingBy(
                    RolloutMember::territory,
                    Collectors.mapping(RolloutMember::kiosk, Collectors.toList())));
    var aggregate = new RolloutAggregate(rollout, waves, members, NOW);
    List<String> held =
        members.stream().filter(RolloutMember::held).map(RolloutMember::kiosk).toList();
    aggregate.go(new FleetState(facts, updating, held), GATE, SILENCE);
    return aggregate;
  }

  private static MemberState stateOf(RolloutAggregate aggregate, String kiosk) {
    return aggregate.members().stream()
        .filter(it -> it.kiosk().equals(kiosk))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static UpdateActionState offered() {
    return new UpdateActionState.Offered();
  }

  private static UpdateActionState running() {
    return new UpdateActionState.Running();
  }

  @Test
  void whoeverMayBeginGetsTheUpdateAndWhatItHadIsRemembered() {
    member("a", MemberState.WAITING);

    RolloutAggregate after = pass();

    assertThat(after.orders()).containsExactly(new MemberUpdateCommand.Offer("a", NEW, false));
    assertThat(after.changedMembers())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo(MemberState.UPDATING);
              assertThat(it.since()).isEqualTo(NOW);
              assertThat(it.previous()).isEqualTo(OLD);
              assertThat(it.update()).contains(offered());
            });
    assertThat(after.isChanged()).isTrue();
  }

  @Test
  void wherePlanOrDeadlineForceItTheUpdateIsForced() {
    member("a", MemberState.WAITING);
    forced = true;
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Offer("a", NEW, true));
    forced = false;
    deadline = Optional.of(NOW);
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Offer("a", NEW, true));
    deadline = Optional.of(NOW.plusMillis(1));
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Offer("a", NEW, false));
  }

  @Test
  void atTheDeadlineWhatIsUnderWayIsForcedOnce() {
    member("a", MemberState.UPDATING, running());
    deadline = Optional.of(NOW.plusMillis(1));
    assertThat(pass().orders()).isEmpty();
    deadline = Optional.of(NOW);
    RolloutAggregate after = pass();
    assertThat(after.orders()).containsExactly(new MemberUpdateCommand.Force("a", 40));
    assertThat(after.members()).allMatch(RolloutMember::forced);
    members.replaceAll(it -> it.with(running(), true));
    assertThat(pass().orders()).isEmpty();
  }

  @Test
  void itStartsAtItsTimeAndSaysSo() {
    state = new RolloutState.Ready();
    waves = List.of(wave(1, WaveState.PLANNED, 0));
    member("a", MemberState.WAITING);
    startAt = Optional.of(NOW.plusMillis(1));
    assertThat(pass().isChanged()).isFalse();
    startAt = Optional.of(NOW);
    RolloutAggregate after = pass();
    assertThat(after.happened()).containsExactly(RolloutEvent.START);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.Running());
    assertThat(after.changedWaves())
        .containsExactly(new Wave(1, "wave 1", WaveState.RUNNING, NOW, 80, 20, 0));
    assertThat(after.orders()).hasSize(1);
    startAt = Optional.empty();
    assertThat(pass().isChanged()).as("only a person starts it").isFalse();
  }

  /** Since when it is silent, or since it was told, whichever is later. */
  @Test
  void whoeverWentSilentWithItsUpdateIsGivenUpAfterTheTimeAndNotBefore() {
    kiosk("a", Optional.of(NOW.minus(SILENCE)), OLD);
    lost("a", MemberState.UPDATING, running());
    RolloutAggregate after = pass();
    assertThat(after.orders())
        .containsExactly(new MemberUpdateCommand.GiveUp("a", 40, NOW.minus(SILENCE)));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.FAILED);
    assertThat(after.members())
        .allMatch(it -> it.update().equals(Optional.of(new UpdateActionState.Failed())));

    facts.clear();
    kiosk("a", Optional.of(NOW.minus(SILENCE).plusMillis(1)), OLD);
    assertThat(pass().orders()).as("a millisecond too early").isEmpty();

    facts.clear();
    kiosk("a", Optional.of(EARLIER.minus(Duration.ofDays(9))), OLD);
    members.replaceAll(it -> it.in(MemberState.UPDATING, NOW.minus(SILENCE).plusMillis(1)));
    assertThat(pass().orders()).as("it was told only then").isEmpty();
  }

  @Test
  void howAnUpdateEndedIsTakenOver() {
    member("a", MemberState.UPDATING, new UpdateActionState.Succeeded());
    member("b", MemberState.UPDATING, new UpdateActionState.Failed());
    member("c", MemberState.UPDATING, new UpdateActionState.Cancelled());
    RolloutAggregate after = pass();
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.SUCCEEDED);
    assertThat(stateOf(after, "b")).isEqualTo(MemberState.FAILED);
    assertThat(stateOf(after, "c")).isEqualTo(MemberState.CANCELLED);
  }

  @Test
  void aFailureThatAPersonHasSeenAndThatSucceededAfterAllIsNotForgivenTwice() {
    waves = List.of(wave(1, WaveState.RUNNING, 1));
    member("a", MemberState.FAILED, new UpdateActionState.Succeeded());
    member("b", MemberState.WAITING);
    assertThat(pass().waves()).extracting(Wave::forgiven).containsExactly(0);
  }

  @Test
  void whoeverIsGoneIsLeftOutAndItsUpdateIsTakenAway() {
    lost("a", MemberState.UPDATING, running());
    lost("b", MemberState.WAITING);
    member("c", MemberState.WAITING);
    RolloutAggregate after = pass();
    assertThat(after.orders())
        .contains(new MemberUpdateCommand.Leave("a", 40, true))
        .noneMatch(it -> it.kiosk().equals("b"));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.LEFT);
    assertThat(stateOf(after, "b")).isEqualTo(MemberState.LEFT);
  }

  @ParameterizedTest
  @CsvSource({
    // of ten kiosks with 20 % errors and 80 % success: failed, succeeded, wave, rollout
    "1, 8, passed,  finished",
    "1, 7, running, running",
    "2, 8, failed,  paused",
    "2, 0, failed,  paused"
  })
  void aWaveIsJudgedByItsShares(int failed, int succeeded, String wave, String rollout) {
    for (int i = 0; i < 10; i++) {
      member("k" + i, i < failed ? MemberState.FAILED : MemberState.SUCCEEDED);
    }
    for (int i = failed + succeeded; i < 10; i++) {
      members.set(i, members.get(i).in(MemberState.UPDATING, NOW).with(running(), false));
    }
    if (failed + succeeded == 9 && wave.equals("passed")) {
      members.removeLast();
    }
    RolloutAggregate after = pass();
    assertThat(after.waves()).extracting(it -> it.state().code()).containsExactly(wave);
    assertThat(after.rollout().state().code()).isEqualTo(rollout);
    assertThat(after.rollout().reason()).isEqualTo(rollout.equals("paused") ? "errors" : "");
  }

  @Test
  void tooManyErrorsPauseOrRollBackAsThePlanSays() {
    member("a", MemberState.FAILED);
    onErrors = RolloutPlan.OnErrors.ROLL_BACK;
    RolloutAggregate after = pass();
    assertThat(after.happened()).containsExactly(RolloutEvent.ROLL_BACK, RolloutEvent.SETTLE);
    assertThat(after.rollout().reason()).isEqualTo("errors");
  }

  @Test
  void aWaveThatHasNothingToWaitForAndTooFewSuccessesPausesTheRollout() {
    member("a", MemberState.CANCELLED);
    member("b", MemberState.SUCCEEDED);
    member("c", MemberState.FAILED);
    waves = List.of(wave(1, WaveState.RUNNING, 1));
    RolloutAggregate after = pass();
    assertThat(after.happened()).containsExactly(RolloutEvent.PAUSE);
    assertThat(after.rollout().reason()).isEqualTo("stalled");
  }

  @Test
  void theNextWaveBeginsOnceTheOneBeforeHasPassedAndNotSooner() {
    member("a", MemberState.UPDATING, running());
    member("b", MemberState.WAITING);
    members.set(1, second(members.get(1)));
    waves = List.of(wave(1, WaveState.RUNNING, 0), wave(2, WaveState.PLANNED, 0));
    assertThat(pass().orders()).isEmpty();
    members.set(0, members.getFirst().with(new UpdateActionState.Succeeded(), false));
    RolloutAggregate after = pass();
    assertThat(after.orders()).containsExactly(new MemberUpdateCommand.Offer("b", NEW, false));
    assertThat(after.waves())
        .extracting(Wave::state)
        .containsExactly(WaveState.PASSED, WaveState.RUNNING);
  }

  private static RolloutMember second(RolloutMember it) {
    return new RolloutMember(
        it.kiosk(),
        it.territory(),
        2,
        it.state(),
        it.since(),
        it.action(),
        it.update(),
        it.forced(),
        it.previous(),
        it.begun(),
        it.held());
  }

  @Test
  void whatNobodyHasReadIsTakenBackWhilePausedAndWhenTheMomentIsOver() {
    state = new RolloutState.Paused();
    member("a", MemberState.UPDATING, offered());
    member("b", MemberState.UPDATING, running());
    RolloutAggregate after = pass();
    assertThat(after.orders()).containsExactly(new MemberUpdateCommand.Withdraw("a", 40));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.WAITING);
    assertThat(stateOf(after, "b")).isEqualTo(MemberState.UPDATING);

    state = new RolloutState.Running();
    facts.clear();
    kiosk("a", Optional.of(NOW), OLD);
    kiosk("b", Optional.empty(), OLD);
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Withdraw("a", 40));
  }

  @Test
  void anAbortTakesBackDropsAndAsksToLeaveAndIsOverOnceAllAreAtRest() {
    state = new RolloutState.Aborting();
    member("a", MemberState.UPDATING, offered());
    member("b", MemberState.WAITING);
    member("c", MemberState.UPDATING, running());
    member("d", MemberState.REVERTING, running());
    member("e", MemberState.REVERTING, offered());
    RolloutAggregate after = pass();
    assertThat(after.orders())
        .containsExactlyInAnyOrder(
            new MemberUpdateCommand.Withdraw("a", 40),
            new MemberUpdateCommand.Leave("c", 42, false),
            new MemberUpdateCommand.Leave("d", 43, false),
            new MemberUpdateCommand.Withdraw("e", 44));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.CANCELLED);
    assertThat(stateOf(after, "b")).isEqualTo(MemberState.CANCELLED);
    assertThat(stateOf(after, "c")).isEqualTo(MemberState.LEAVING);
    assertThat(stateOf(after, "d")).isEqualTo(MemberState.STRANDED);
    assertThat(stateOf(after, "e")).isEqualTo(MemberState.SUCCEEDED);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.Aborting());

    members.removeIf(it -> !it.kiosk().equals("b"));
    assertThat(pass().rollout().state()).isEqualTo(new RolloutState.Aborted());
  }

  @Test
  void aRollbackGivesBackWhatAKioskHadAndStrandsWhereThatIsNotKnown() {
    state = new RolloutState.RollingBack();
    reason = "person";
    member("a", MemberState.SUCCEEDED);
    member("b", MemberState.SUCCEEDED);
    members.set(1, members.get(1).offered(false, 0).free());
    lost("c", MemberState.SUCCEEDED);
    RolloutAggregate after = pass();
    assertThat(after.orders()).containsExactly(new MemberUpdateCommand.Offer("a", OLD, false));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.REVERTING);
    assertThat(stateOf(after, "b")).isEqualTo(MemberState.STRANDED);
    assertThat(stateOf(after, "c")).isEqualTo(MemberState.STRANDED);
    assertThat(after.happened()).isEmpty();

    members.set(0, members.getFirst().in(MemberState.REVERTED, NOW));
    RolloutAggregate end = pass();
    assertThat(end.rollout().state()).isEqualTo(new RolloutState.RolledBack());
    assertThat(end.rollout().reason()).isEqualTo("person");
    assertThat(end.happened()).containsExactly(RolloutEvent.SETTLE);
  }

  /** Two of an area have read theirs: the one waits until the other is done. */
  @Test
  void ofTwoThatHaveReadTheirsInOneAreaOneWaits() {
    for (String name : List.of("a", "b")) {
      facts.add(
          new EligibilityFacts(
              name,
              "area",
              false,
              true,
              true,
              Optional.empty(),
              Optional.empty(),
              EligibilityFacts.ASSUMED,
              OLD,
              List.of()));
      members.add(
          new RolloutMember(
              name,
              "area",
              1,
              MemberState.UPDATING,
              EARLIER,
              40,
              Optional.of(running()),
              false,
              OLD,
              false,
              false));
    }
    RolloutAggregate after = pass();
    assertThat(after.changedMembers()).extracting(RolloutMember::kiosk).containsExactly("a");
    assertThat(after.members()).extracting(RolloutMember::held).containsExactly(true, false);

    forced = true;
    assertThat(pass().isChanged()).as("what is forced waits for nobody").isFalse();
    forced = false;
    members.replaceAll(it -> it.beginning(true));
    assertThat(pass().isChanged()).as("whoever has begun goes on").isFalse();
  }

  @Test
  void whoeverWaitsGoesOnOnceNothingStandsAgainstIt() {
    member("a", MemberState.UPDATING, running());
    members.set(0, members.getFirst().holding(true));
    RolloutAggregate after = pass();
    assertThat(after.members()).extracting(RolloutMember::held).containsExactly(false);
    assertThat(after.changedMembers()).hasSize(1);
  }

  @Test
  void ofTwoThatWaitInOneAreaOneBegins() {
    neighbour("a", MemberState.WAITING, false);
    neighbour("b", MemberState.WAITING, false);
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Offer("a", NEW, false));
  }

  /** Whoever is given up, gone or taken back makes room for the next in its area at once. */
  @Test
  void theNextOfAnAreaBeginsInThePassInWhichTheOneBeforeIsOver() {
    neighbour("a", MemberState.UPDATING, false, running());
    neighbour("b", MemberState.WAITING, false);
    assertThat(pass().orders()).isEmpty();
    EligibilityFacts first = facts.removeFirst();
    assertThat(pass().orders()).as("gone").contains(new MemberUpdateCommand.Offer("b", NEW, false));
    facts.add(silent(first, NOW.minus(SILENCE)));
    waves = List.of(wave(1, WaveState.RUNNING, 1));
    assertThat(pass().orders())
        .as("silent")
        .contains(new MemberUpdateCommand.Offer("b", NEW, false));
    members.set(0, members.getFirst().with(offered(), false));
    RolloutAggregate after = pass();
    assertThat(after.orders())
        .as("taken back")
        .contains(
            new MemberUpdateCommand.Withdraw("a", 40),
            new MemberUpdateCommand.Offer("b", NEW, false));
    assertThat(after.members().iterator().next().update()).isEmpty();
  }

  private static EligibilityFacts silent(EligibilityFacts it, Instant since) {
    return new EligibilityFacts(
        it.kiosk(),
        it.territory(),
        false,
        false,
        false,
        Optional.of(since),
        it.position(),
        it.hours(),
        it.installed(),
        List.of());
  }

  @Test
  void ofTwoThatWereToldToWaitOneGoesOnAndWhoeverHasReadNothingIsNotToldToWait() {
    neighbour("a", MemberState.UPDATING, true, running());
    neighbour("b", MemberState.UPDATING, true, running());
    neighbour("c", MemberState.WAITING, false);
    assertThat(pass().members())
        .extracting(RolloutMember::held)
        .containsExactly(false, true, false);
  }

  @Test
  void aWaveThatPassedWithOneThatStillWaitsIsNotTheEnd() {
    for (int i = 0; i < 4; i++) {
      member("k" + i, MemberState.SUCCEEDED);
    }
    kiosk("last", Optional.of(NOW), OLD);
    lost("last", MemberState.WAITING);
    RolloutAggregate after = pass();
    assertThat(after.waves()).extracting(Wave::state).containsExactly(WaveState.PASSED);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.Running());
  }

  @Test
  void aFailureThatAPersonHasSeenStaysForgiven() {
    waves = List.of(wave(1, WaveState.RUNNING, 1));
    member("a", MemberState.FAILED, new UpdateActionState.Failed());
    member("b", MemberState.UPDATING, running());
    assertThat(pass().waves()).extracting(Wave::forgiven).containsExactly(1);
  }

  @Test
  void aRollbackTakesBackWhatIsUnderWayAndLetsWhoGoesBackGoOn() {
    state = new RolloutState.RollingBack();
    member("a", MemberState.WAITING);
    member("b", MemberState.UPDATING, running());
    member("c", MemberState.REVERTING, running());
    kiosk("d", Optional.of(NOW), OLD);
    lost("d", MemberState.REVERTING, offered());
    kiosk("e", Optional.empty(), NEW);
    lost("e", MemberState.SUCCEEDED);
    RolloutAggregate after = pass();
    assertThat(after.members())
        .extracting(RolloutMember::state)
        .containsExactly(
            MemberState.CANCELLED,
            MemberState.LEAVING,
            MemberState.REVERTING,
            MemberState.SUCCEEDED,
            MemberState.REVERTING);
    assertThat(after.orders())
        .containsExactlyInAnyOrder(
            new MemberUpdateCommand.Leave("b", 41, false),
            new MemberUpdateCommand.Withdraw("d", 43),
            new MemberUpdateCommand.Offer("e", OLD, false));
    assertThat(after.members()).last().extracting(RolloutMember::previous).isEqualTo(OLD);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.RollingBack());
  }

  @Test
  void aStrandedOneIsFreedOfItsUpdate() {
    state = new RolloutState.RollingBack();
    member("a", MemberState.SUCCEEDED, new UpdateActionState.Succeeded());
    members.set(
        0,
        new RolloutMember(
            "a",
            "area of a",
            1,
            MemberState.SUCCEEDED,
            EARLIER,
            40,
            Optional.of(new UpdateActionState.Succeeded()),
            false,
            0,
            false,
            false));
    RolloutAggregate after = pass();
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.STRANDED);
    assertThat(after.members()).allMatch(it -> it.update().isEmpty() && it.action() == 0);
  }

  /** One order at most: else the kiosk would keep the offer that is taken back. */
  @Test
  void whatIsTakenBackIsNotOfferedInTheSamePass() {
    neighbour("a", MemberState.UPDATING, false, offered());
    neighbour("b", MemberState.UPDATING, false, offered());
    facts.set(1, silent(facts.get(1), NOW));
    RolloutAggregate after = pass();
    assertThat(after.orders())
        .containsExactly(
            new MemberUpdateCommand.Withdraw("a", 40), new MemberUpdateCommand.Withdraw("b", 41));
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.WAITING);
  }

  @Test
  void whoeverIsGoneIsNotForcedAtTheDeadline() {
    lost("a", MemberState.UPDATING, running());
    deadline = Optional.of(NOW);
    assertThat(pass().orders()).containsExactly(new MemberUpdateCommand.Leave("a", 40, true));
  }

  @Test
  void whoeverIsDoneIsNotToldToWait() {
    neighbour("a", MemberState.SUCCEEDED, false, new UpdateActionState.Succeeded());
    neighbour("b", MemberState.UPDATING, false, running());
    RolloutAggregate after = pass();
    assertThat(after.members()).noneMatch(RolloutMember::held);
    assertThat(after.changedMembers()).isEmpty();
  }

  @Test
  void aLateSuccessOfAFailureThatNobodyForgaveChangesNoWave() {
    member("a", MemberState.FAILED, new UpdateActionState.Succeeded());
    member("b", MemberState.WAITING);
    RolloutAggregate after = pass();
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.SUCCEEDED);
    assertThat(after.changedWaves()).isEmpty();
  }

  @Test
  void whoeverHasAnUpdateUnderWayIsNotStrandedYet() {
    state = new RolloutState.RollingBack();
    member("a", MemberState.SUCCEEDED, running());
    members.set(0, members.getFirst().offered(false, 0).with(running(), false));
    RolloutAggregate after = pass();
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.SUCCEEDED);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.RollingBack());
  }

  @Test
  void anAbortWaitsForWhoeverIsAskedToLeaveAlsoIfItsUpdateIsNotKnown() {
    state = new RolloutState.Aborting();
    member("a", MemberState.UPDATING);
    RolloutAggregate after = pass();
    assertThat(stateOf(after, "a")).isEqualTo(MemberState.LEAVING);
    assertThat(after.rollout().state()).isEqualTo(new RolloutState.Aborting());
  }

  @ParameterizedTest
  @CsvSource({"proposed", "finished", "aborted", "rolled-back", "rejected"})
  void whereNothingMayHappenNothingDoes(String word) {
    state = RolloutState.of(word).orElseThrow();
    member("a", MemberState.WAITING);
    member("b", MemberState.SUCCEEDED);
    deadline = Optional.of(NOW);
    assertThat(pass().isChanged()).isFalse();
  }
}
