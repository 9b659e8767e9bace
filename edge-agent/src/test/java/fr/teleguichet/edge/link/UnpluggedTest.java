package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cable that somebody pulls, and a kiosk that goes away for a while. */
final class UnpluggedTest {

  @TempDir Path folder;

  @Test
  void aPulledCableSaysNothingAndTriesNothingUntilItIsPluggedAgain() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      var server = agent.server();
      server.forget();
      agent.link.unplug();
      assertThat(server.sent()).isEmpty();
      assertThat(server.isOpen()).isFalse();

      agent.pass(Duration.ofHours(1));
      assertThat(agent.link.state()).isInstanceOf(LinkState.Offline.class);
      assertThat(agent.link.counts().connects()).isEqualTo(1);

      agent.link.plug();
      agent.loop.settle();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      assertThat(agent.link.counts().connects()).isEqualTo(2);
    }
  }

  @Test
  void whoLeavesSaysWhyAndIsBornAgainWithoutAReason() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      var server = agent.server();
      server.forget();
      agent.link.leave(ShutdownReason.MAINTENANCE);
      assertThat(server.sent()).extracting(Sent::kind).containsExactly("NDATA", "NDEATH");
      assertThat(agent.kiosk.fact(NodeFact.GOING_DOWN)).isEqualTo(Value.of("maintenance"));

      agent.pass(Duration.ofHours(1));
      assertThat(agent.link.state()).isInstanceOf(LinkState.Offline.class);
      agent.link.plug();
      agent.loop.settle();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      assertThat(agent.kiosk.fact(NodeFact.GOING_DOWN)).isEqualTo(Value.of(""));
    }
  }

  @Test
  void pullingTwicePluggingTwiceAndStoppingUnpluggedAreHarmless() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      agent.link.plug();
      agent.link.unplug();
      agent.link.unplug();
      agent.link.leave(ShutdownReason.REBOOT);
      agent.link.plug();
      agent.link.plug();
      agent.loop.settle();
      assertThat(agent.link.counts().connects()).isEqualTo(2);
      agent.link.unplug();
      assertThat(agent.link.announceStop(ShutdownReason.SERVICE_STOPPED).succeeded()).isTrue();
      agent.link.plug();
      agent.loop.settle();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Stopped.class);
    }
  }
}
