package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the link gets up and comes back. */
final class ConnectingTest {

  @TempDir Path folder;

  @Test
  void theKioskIsBornAsSoonAsItIsSubscribed() {
    try (var agent = new VirtualAgent(folder).start()) {
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
      assertThat(agent.server().filters())
          .containsExactly(
              "spBv1.0/grand-figeac/NCMD/bagnac-1",
              "spBv1.0/grand-figeac/DCMD/bagnac-1/+",
              "spBv1.0/grand-figeac/NDEATH/bagnac-1");
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH");
    }
  }

  @Test
  void everyConnectHasAFreshWillWithTheNextNumberOfTheJournal() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.refuse("no route"));
      agent.start().seconds(30);
      List<Value> numbers =
          agent.dialer.dialled().stream()
              .map(connection -> connection.will().metrics().getFirst().value())
              .toList();
      assertThat(numbers).hasSizeGreaterThan(3);
      for (int i = 0; i < numbers.size(); i++) {
        assertThat(numbers.get(i)).isEqualTo(Value.of((long) i));
      }
    }
  }

  /** The disk is not flushed for it, and no number is missing afterwards. */
  @Test
  void aTryThatReachesNoServerTakesNoNumber() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.unreachable("no route"));
      agent.start();
      int written = agent.loop.worked("journal");
      agent.seconds(3_600);
      assertThat(agent.dialer.dialled()).hasSizeGreaterThan(50);
      assertThat(agent.loop.worked("journal")).isEqualTo(written);

      agent.dialer.onConnect(connection -> connection.refuse("not authorised"));
      int tries = agent.dialer.dialled().size();
      agent.loop.passUntil(() -> agent.dialer.dialled().size() > tries, Duration.ofSeconds(61));
      assertThat(number(agent)).isEqualTo(Value.of(0L));
      agent.dialer.onConnect(connection -> connection.unreachable("no route"));
      agent.seconds(600);
      assertThat(number(agent)).isEqualTo(Value.of(1L));
    }
    try (var again = new VirtualAgent(folder).start()) {
      assertThat(number(again)).isEqualTo(Value.of(2L));
    }
  }

  private static Value number(VirtualAgent agent) {
    return agent.server().will().metrics().getFirst().value();
  }

  @Test
  void theFirstTriesComeWithinThreeSecondsAndLaterOnesWithinAMinute() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.refuse("no route"));
      agent.start();
      for (int attempt = 2; attempt < 30; attempt++) {
        int before = agent.dialer.dialled().size();
        Duration since = agent.loop.uptime();
        agent.loop.passUntil(
            () -> agent.dialer.dialled().size() > before,
            Duration.ofSeconds(attempt <= 3 ? 3 : 60));
        assertThat(agent.loop.uptime()).isGreaterThan(since);
      }
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(_ -> {});
      agent.start().seconds(9);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Connecting.class);
      agent.seconds(1);
      assertThat(agent.link.state()).isEqualTo(new LinkState.Offline("the server did not answer"));
      assertThat(agent.server().isOpen()).isFalse();
      FakeConnection late = agent.server();
      late.accept();
      assertThat(agent.link.state()).isInstanceOf(LinkState.Offline.class);
    }
  }

  @Test
  void aServerThatDoesNotConfirmTheSubscriptionsIsGivenUp() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.confirmSubscriptions(false);
      agent.start().seconds(10);
      assertThat(agent.link.state())
          .isEqualTo(new LinkState.Offline("the server did not confirm the subscriptions"));
      assertThat(agent.server().sent()).isEmpty();
    }
  }

  /** Online without its subscriptions, the kiosk would be deaf and nobody would know. */
  @Test
  void aServerThatRefusesTheSubscriptionsIsLeftWithItsReasonAndTriedAgainLater() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.refuseSubscriptions("not authorized (0x87)");
      agent.start().seconds(1);
      assertThat(agent.link.state()).isEqualTo(new LinkState.Offline("not authorized (0x87)"));
      assertThat(agent.server().sent()).isEmpty();
      assertThat(agent.server().isOpen()).isFalse();
      agent.dialer.refuseSubscriptions(null);
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(60));
    }
  }

  @Test
  void aLinkThatWasUpForAWhileComesBackQuickly() {
    try (var agent = new VirtualAgent(folder).start().seconds(600)) {
      for (int i = 0; i < 20; i++) {
        agent.server().lose("cable");
        agent.loop.passUntil(
            () -> agent.link.state() instanceof LinkState.Online, Duration.ofMillis(1500));
        agent.seconds(20);
      }
    }
  }

  @Test
  void aLinkThatDiesAsSoonAsItIsBornBacksOff() {
    try (var agent = new VirtualAgent(folder).start()) {
      for (int i = 0; i < 12; i++) {
        agent.server().lose("taken over by another client of the same name");
        agent.loop.passUntil(
            () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(61));
      }
      assertThat(agent.loop.uptime()).isGreaterThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void whatAFormerConnectionBringsIsIgnored() {
    try (var agent = new VirtualAgent(folder).start()) {
      FakeConnection former = agent.server();
      former.lose("cable");
      agent.loop.passUntil(
          () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(5));
      agent.server().forget();
      former.lose("again");
      former.deliver("spBv1.0/grand-figeac/NCMD/bagnac-1", com.google.protobuf.ByteString.EMPTY);
      agent.seconds(1);
      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }

  @Test
  void aNetworkThatTakesNothingMoreIsGivenUp() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.server().jam();
      for (int i = 0; i < 2_100; i++) {
        agent.measure(fr.teleguichet.hardware.device.HealthMetric.CLOCK_SYNCHRONISED, i % 2 == 0);
      }
      assertThat(agent.link.state())
          .isEqualTo(new LinkState.Offline("the network does not take what is sent"));
    }
  }

  @Test
  void aFailingDiskDoesNotKeepTheKioskFromSayingSo() {
    var agent = new VirtualAgent(folder);
    agent.close();
    agent.start();
    assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    agent.server().lose("cable");
    agent.seconds(3);
    assertThat(agent.dialer.dialled())
        .extracting(connection -> connection.will().metrics().getFirst().value())
        .containsExactly(Value.of(0L), Value.of(1L));
  }
}
