package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a start makes of each state and of what really runs: the whole table. */
class UpdateRecoveryPolicyTest {

  private static final UpdateInProgress IT =
      new UpdateInProgress(
          new UpdateOrder("7", false, false, List.of()),
          List.of(
              new PartVersionChange("os", "1", "2", 0, 0),
              new PartVersionChange("agent", "3", "4", 1, 0)),
          new KioskBeforeUpdate(true, true, "journal", Set.of()),
          1);
  private static final UpdateInProgress SECOND =
      new UpdateInProgress(IT.order(), IT.targets(), IT.before(), 2);
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final UpdateOutcome FAILED =
      UpdateOutcome.failed("7", UpdateFailureCause.FAILED, "", "It failed.");

  private static Arguments row(
      String name, UnderWay state, Class<?> next, String line, RunningPartVersion... parts) {
    return argumentSet(name, state, List.of(parts), next, line);
  }

  static Stream<Arguments> rows() {
    RunningPartVersion former = RunningPartVersion.FORMER;
    RunningPartVersion about = RunningPartVersion.ABOUT_TO_CHANGE;
    RunningPartVersion now = RunningPartVersion.NEW;
    return Stream.of(
        row("nothing is in place", new Installing(IT, 1), Installing.class, "", former, former),
        row("a part is in place", new Installing(IT, 2), Installing.class, "", about, former),
        row(
            "cut again and again",
            new Installing(IT, 3),
            GoingBack.class,
            "interrupted",
            about,
            former),
        row("it was chosen already", new Installing(IT, 1), Proving.class, "", now, now),
        row(
            "a half was chosen",
            new Installing(IT, 1),
            GoingBack.class,
            "interrupted",
            now,
            former),
        row("not restarted yet", new Restarting(IT, 1), Restarting.class, "", about, about),
        row(
            "never chosen",
            new Restarting(IT, 3),
            GoingBack.class,
            "not-proven check=start",
            about,
            about),
        row("it came up", new Restarting(IT, 1), Proving.class, "", now, now),
        row(
            "it fell back",
            new Restarting(IT, 1),
            Reporting.class,
            "not-proven check=start",
            former,
            former),
        row("a half came up", new Restarting(IT, 1), GoingBack.class, "interrupted", now, former),
        row("the agent crashed", new Proving(IT, 1), Proving.class, "", now, now),
        row(
            "it crashes always",
            new Proving(IT, 3),
            GoingBack.class,
            "not-proven check=agent",
            now,
            now),
        row(
            "the machine restarted",
            new Proving(IT, 1),
            Reporting.class,
            "not-proven check=restart",
            former,
            former),
        row("a half fell back", new Proving(IT, 1), GoingBack.class, "interrupted", now, former),
        row("confirmed or not", new Confirming(IT), Confirming.class, "", now, now),
        row("not confirmed", new Confirming(IT), Reporting.class, "interrupted", former, former),
        row("a half confirmed", new Confirming(IT), GoingBack.class, "interrupted", now, former),
        row("back", new GoingBack(IT, FAILED, 1), Reporting.class, "failed", former, former),
        row("not back yet", new GoingBack(IT, FAILED, 1), GoingBack.class, "failed", now, now),
        row(
            "about to come again",
            new GoingBack(IT, FAILED, 1),
            GoingBack.class,
            "failed",
            about,
            former));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aStartGoesOnFromWhatItFinds(
      UnderWay state, List<RunningPartVersion> parts, Class<?> next, String line) {
    UpdateState found =
        UpdateRecoveryPolicy.judge(state, new UpdateRecoveryPolicy.Start(false, NOW), parts);
    assertThat(found).isInstanceOf(next);
    String told =
        switch (found) {
          case GoingBack it -> it.outcome().line();
          case Reporting it -> it.outcome().line();
          default -> "cause=";
        };
    assertThat(told).startsWith("cause=" + line);
  }

  @Test
  void aTrialThatACutOfPowerEndedIsMadeOnceMore() {
    var cut = new UpdateRecoveryPolicy.Start(true, NOW);
    List<RunningPartVersion> back = List.of(RunningPartVersion.FORMER, RunningPartVersion.FORMER);
    assertThat(UpdateRecoveryPolicy.judge(new Proving(IT, 1), cut, back))
        .isEqualTo(new UpdateState.Waiting(IT.order(), NOW, 2));
    assertThat(UpdateRecoveryPolicy.judge(new Proving(SECOND, 1), cut, back))
        .isInstanceOfSatisfying(
            Reporting.class,
            it -> assertThat(it.outcome().line()).startsWith("cause=not-proven check=restart"));
  }

  /** Only a trial is made again: what was left before it, or taken back, stays so. */
  @ParameterizedTest
  @MethodSource("rows")
  void aCutOfPowerChangesNothingElse(
      UnderWay state, List<RunningPartVersion> parts, Class<?> next, String line) {
    boolean isTrialThatFellBack =
        state instanceof Proving && parts.stream().noneMatch(RunningPartVersion.NEW::equals);
    assertThat(UpdateRecoveryPolicy.judge(state, new UpdateRecoveryPolicy.Start(true, NOW), parts))
        .isInstanceOf(isTrialThatFellBack ? UpdateState.Waiting.class : next);
  }
}
