package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the link waits for its primary host, follows it, and walks the servers. */
final class PrimaryHostTest {

  @TempDir Path folder;

  private VirtualAgent withHost() {
    return new VirtualAgent(folder, settings -> settings.withPrimaryHost(VirtualAgent.HOST));
  }

  private VirtualAgent withTwoServers() {
    return new VirtualAgent(folder, VirtualAgent::twoServersAndAHost);
  }

  @Test
  void nothingIsSentBeforeTheHostIsOnline() {
    try (var agent = withHost().start().seconds(3600)) {
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      assertThat(agent.server().sent()).isEmpty();
      agent.host(true, 100);
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH");
    }
  }

  @Test
  void aRetainedStateThatComesBeforeTheConfirmationCounts() {
    try (var agent = withHost()) {
      agent.dialer.retain(VirtualAgent.FIRST, new HostState(true, 100));
      agent.start();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }

  @Test
  void anotherHostsStateSaysNothing() {
    try (var agent = withHost().start()) {
      agent
          .server()
          .deliver(
              TopicCodec.ofHost("fleet2"), ByteString.copyFrom(new HostState(true, 100).encode()));
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
    }
  }

  @Test
  void aStateThatIsNoneIsCountedAndChangesNothing() {
    try (var agent = withHost().start()) {
      agent
          .server()
          .deliver(
              TopicCodec.ofHost(VirtualAgent.HOST),
              ByteString.copyFrom("ONLINE".getBytes(StandardCharsets.UTF_8)));
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      assertThat(agent.link.counts().refused(CommandRefusal.UNREADABLE_STATE)).isEqualTo(1);
    }
  }

  @Test
  void anOnlineStateOlderThanTheLatestIsIgnored() {
    try (var agent = withHost().start()) {
      agent.host(false, 100);
      agent.host(true, 99);
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      agent.host(true, 100);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }

  @Test
  void aLateWillOfAnOldHostSessionIsIgnored() {
    try (var agent = withHost().start()) {
      agent.host(true, 100);
      agent.host(false, 99);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      assertThat(agent.sent("NDEATH")).isEmpty();
    }
  }

  @Test
  void aTimeFarAheadMakesNoLaterStateOutdated() {
    try (var agent = withHost().start()) {
      long now = agent.loop.clock().millis();
      agent.host(false, now + Duration.ofDays(36_500).toMillis());
      agent.host(true, now);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      agent.host(false, Long.MAX_VALUE);
      assertThat(agent.sent("NDEATH")).as("it is believed all the same").hasSize(1);
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.AwaitingHost, Duration.ofMillis(1500));
      agent.host(true, now - 1);
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      agent.host(true, now);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }

  /** Clocks that differ a little. */
  @Test
  void aTimeALittleAheadCountsLikeAnyOther() {
    try (var agent = withHost().start()) {
      long ahead = agent.loop.clock().millis() + HostWatch.MAX_AHEAD.toMillis();
      agent.host(true, ahead);
      agent.host(false, ahead - 1);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }

  @Test
  void whenTheHostGoesOfflineTheKioskDiesInOrderAndComesBackToWait() {
    try (var agent = withHost().start()) {
      agent.host(true, 100);
      var first = agent.server();
      agent.host(false, 100);
      assertThat(first.sent("NDEATH")).hasSize(1);
      assertThat(first.saidGoodbye()).isTrue();
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.AwaitingHost, Duration.ofMillis(1500));
      assertThat(agent.server()).isNotSameAs(first);
      agent.host(true, 99);
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      agent.host(true, 101);
      assertThat(agent.sent("NBIRTH")).hasSize(1);
    }
  }

  @Test
  void theKioskGoesToTheNextServerWhenTheHostIsOfflineOnThisOne() {
    try (var agent = withTwoServers()) {
      agent.dialer.retain(VirtualAgent.FIRST, new HostState(false, 100));
      agent.dialer.retain(VirtualAgent.SECOND, new HostState(true, 5));
      agent.start();
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(3));
      assertThat(agent.server().connect().server()).isEqualTo(VirtualAgent.SECOND);
      assertThat(agent.dialer.dialled()).hasSize(2);
      assertThat(agent.dialer.dialled().getFirst().saidGoodbye()).isTrue();
    }
  }

  @Test
  void theKioskGoesToTheNextServerWhenTheHostDoesNotShow() {
    try (var agent = withTwoServers()) {
      agent.dialer.retain(VirtualAgent.SECOND, new HostState(true, 5));
      agent.start().seconds(9);
      assertThat(agent.link.state()).isInstanceOf(LinkState.AwaitingHost.class);
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(3));
      assertThat(agent.server().connect().server()).isEqualTo(VirtualAgent.SECOND);
    }
  }

  @Test
  void theHostsTimeOnOneServerSaysNothingAboutAnother() {
    try (var agent = withTwoServers()) {
      agent.dialer.retain(VirtualAgent.FIRST, new HostState(true, 1_000));
      agent.dialer.retain(VirtualAgent.SECOND, new HostState(true, 5));
      agent.start();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      agent.host(false, 1_000);
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(3));
      assertThat(agent.server().connect().server()).isEqualTo(VirtualAgent.SECOND);
    }
  }

  @Test
  void aHostThatIsOfflineEverywhereIsLookedForWithoutSpinning() {
    try (var agent = withTwoServers()) {
      agent.dialer.retain(VirtualAgent.FIRST, new HostState(false, 100));
      agent.dialer.retain(VirtualAgent.SECOND, new HostState(false, 100));
      agent.start().seconds(3600);
      assertThat(agent.dialer.dialled()).hasSizeBetween(60, 1_000);
      assertThat(agent.dialer.dialled())
          .allMatch(connection -> connection.sent("NBIRTH").isEmpty());
    }
  }

  @Test
  void aServerThatDoesNotAcknowledgeTheDeathHoldsNothingUp() {
    try (var agent = withHost().start()) {
      agent.host(true, 100);
      var first = agent.server();
      agent.dialer.acknowledge(false);
      agent.host(false, 100);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Leaving.class);
      agent.seconds(3);
      assertThat(first.isOpen()).isFalse();
      assertThat(agent.link.state()).isNotInstanceOf(LinkState.Leaving.class);
    }
  }
}
