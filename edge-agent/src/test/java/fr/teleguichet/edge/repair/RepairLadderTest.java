package fr.teleguichet.edge.repair;

import static fr.teleguichet.edge.repair.RepairRung.AGENT;
import static fr.teleguichet.edge.repair.RepairRung.COMPONENT;
import static fr.teleguichet.edge.repair.RepairRung.DEGRADED;
import static fr.teleguichet.edge.repair.RepairRung.REBOOT;
import static fr.teleguichet.edge.repair.RepairRung.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.repair.RepairLadder.Decision;
import fr.teleguichet.edge.repair.RepairLadder.Leave;
import fr.teleguichet.edge.repair.RepairLadderState.Climbing;
import fr.teleguichet.edge.repair.RepairLadderState.Degraded;
import fr.teleguichet.edge.repair.RepairLadderState.Suspect;
import fr.teleguichet.edge.repair.RepairLadderState.Well;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RepairLadderTest {

  private static final List<RepairRung> WHOLE = List.of(COMPONENT, SCREEN, AGENT, REBOOT, DEGRADED);
  private static final Leave ALL = new Leave(true, true);
  private static final Leave OCCUPIED = new Leave(false, true);
  private static final Leave NO_REBOOT = new Leave(true, false);

  private static Duration at(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Decision ill(
      RepairLadderState state, List<RepairRung> rungs, long now, Leave leave) {
    return RepairLadder.decide(state, rungs, true, at(now), leave);
  }

  @Test
  void whateverTheStateWhoIsWellIsWell() {
    for (RepairLadderState state :
        List.of(new Well(), new Suspect(at(1)), new Climbing(REBOOT, at(1)), new Degraded())) {
      assertThat(RepairLadder.decide(state, WHOLE, false, at(100), ALL))
          .isEqualTo(Decision.stay(new Well()));
    }
  }

  @Test
  void aTroubleOfAMomentIsNotRepaired() {
    assertThat(ill(new Well(), WHOLE, 5, ALL)).isEqualTo(Decision.stay(new Suspect(at(5))));
    assertThat(ill(new Suspect(at(5)), WHOLE, 19, ALL))
        .isEqualTo(Decision.stay(new Suspect(at(5))));
    assertThat(ill(new Suspect(at(5)), WHOLE, 20, ALL))
        .isEqualTo(new Decision(new Climbing(COMPONENT, at(20)), Optional.of(COMPONENT)));
  }

  @Test
  void eachRungHasItsTimeThenTheNextFollowsUpToTheEnd() {
    RepairLadderState state = new Suspect(at(0));
    var made = new java.util.ArrayList<RepairRung>();
    for (long now = 15; now < 3_600; now += 5) {
      Decision decision = ill(state, WHOLE, now, ALL);
      state = decision.next();
      decision.repair().ifPresent(made::add);
    }
    assertThat(made).containsExactly(COMPONENT, SCREEN, AGENT, REBOOT);
    assertThat(state).isEqualTo(new Degraded());
  }

  @Test
  void whatDisturbsWaitsForTheCitizenAndWhatDoesNotGoesOn() {
    assertThat(ill(new Suspect(at(0)), WHOLE, 60, OCCUPIED).repair()).contains(COMPONENT);
    var waiting = new Climbing(COMPONENT, at(0));
    assertThat(ill(waiting, WHOLE, 600, OCCUPIED)).isEqualTo(Decision.stay(waiting));
    assertThat(ill(waiting, WHOLE, 601, ALL).repair()).contains(SCREEN);
  }

  @Test
  void withoutARebootLeftTheLadderEnds() {
    assertThat(ill(new Climbing(AGENT, at(0)), WHOLE, 60, NO_REBOOT))
        .isEqualTo(Decision.stay(new Degraded()));
    assertThat(ill(new Suspect(at(0)), List.of(REBOOT, DEGRADED), 60, NO_REBOOT))
        .isEqualTo(Decision.stay(new Degraded()));
  }

  @Test
  void aCheckWithoutAnEndTriesItsLastRungAgainNowAndThen() {
    var state = new Climbing(COMPONENT, at(0));
    List<RepairRung> only = List.of(COMPONENT);

    assertThat(ill(state, only, 599, ALL)).isEqualTo(Decision.stay(state));
    assertThat(ill(state, only, 600, ALL))
        .isEqualTo(new Decision(new Climbing(COMPONENT, at(600)), Optional.of(COMPONENT)));
  }

  @Test
  void whoIsDegradedStaysSo() {
    assertThat(ill(new Degraded(), WHOLE, 100_000, ALL)).isEqualTo(Decision.stay(new Degraded()));
  }
}
