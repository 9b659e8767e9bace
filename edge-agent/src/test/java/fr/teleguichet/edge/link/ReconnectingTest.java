package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new certificate counts from the next connection on, so the link makes one. */
class ReconnectingTest {

  @TempDir Path folder;

  @Test
  void theKioskSaysGoodbyeAndComesBackByANewConnection() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      var before = agent.server();
      agent.link.reconnect("the kiosk has a new certificate");
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(61));

      assertThat(before.saidGoodbye()).isTrue();
      assertThat(before.sent("NDEATH")).hasSize(1);
      assertThat(agent.server()).isNotSameAs(before);
      assertThat(agent.server().sent("NBIRTH")).hasSize(1);
    }
  }

  @Test
  void oneThatIsBeingMadeIsMadeAnew() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(_ -> {});
      agent.start();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Connecting.class);
      agent.dialer.onConnect(FakeDialer.FakeConnection::accept);
      agent.link.reconnect("the kiosk has a new certificate");
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(61));
      assertThat(agent.dialer.dialled()).hasSize(2);
    }
  }

  @Test
  void withoutAConnectionThereIsNothingToDo() {
    try (var agent = new VirtualAgent(folder)) {
      agent.link.reconnect("the kiosk has a new certificate");
      assertThat(agent.dialer.dialled()).isEmpty();
    }
  }

  @Test
  void theClientIdIsThatOfTheCertificate() {
    try (var agent = new VirtualAgent(folder).start()) {
      assertThat(agent.server().connect().clientId())
          .isEqualTo(VirtualAgent.ADDRESS.group() + "/" + VirtualAgent.ADDRESS.node());
    }
  }
}
