package fr.teleguichet.swarm.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.swarm.figures.SharedDelayHistogram;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SerialNumberCheckTest {

  /** An authority that gives a number twice can't revoke one of the two. */
  @Test
  void aNumberThatComesTwiceIsComplainedAbout() {
    var serials = new SerialNumberCheck();
    TestAuthority authority = TestAuthority.make("Twice");
    serials.add(authority.root());
    serials.add(authority.issuing());
    serials.add(authority.root());

    var phase = new EnrolPhase(3, 1, new SharedDelayHistogram().percentiles());
    var report =
        new EnrolReport(3, phase, phase, Map.of(), serials.distinct(), serials.duplicates(), 0.1);

    assertThat(serials.distinct()).isEqualTo(2);
    assertThat(report.complaints())
        .containsExactly("1 certificates have a serial number that is not theirs alone.");
  }
}
