package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachHysteresisTest {

  /** A person at the edge would otherwise come and go ten times a second. */
  @Test
  void whoIsWithinReachStaysSoUntilAFifthFartherOut() {
    var reach = new ReachHysteresis(1000);
    assertThat(reach.at(1001)).isFalse();
    assertThat(reach.at(1000)).isTrue();
    assertThat(reach.at(1200)).isTrue();
    assertThat(reach.at(1201)).isFalse();
    assertThat(reach.at(1200)).isFalse();
    assertThat(reach.at(900)).isTrue();
    assertThat(reach.nothing()).isFalse();
    assertThat(reach.at(1100)).isFalse();
  }
}
