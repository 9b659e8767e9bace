package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going down on purpose. */
final class StoppingTest {

  private static final LinkState STOPPED = new LinkState.Stopped(ShutdownReason.UPDATE);

  @TempDir Path folder;

  @Test
  void theFleetIsToldWhyThenOfTheDeathThenTheConnectionEnds() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      var server = agent.server();
      server.forget();
      var stopped = agent.link.announceStop(ShutdownReason.UPDATE);
      assertThat(stopped.succeeded()).isTrue();
      assertThat(server.sent()).extracting(Sent::kind).containsExactly("NDATA", "NDEATH");
      assertThat(server.sent("NDATA").getFirst().payload().metrics())
          .extracting(Metric::alias, Metric::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  new AliasCatalogue().alias(NodeFact.GOING_DOWN), Value.of("update")));
      assertThat(server.sent("NDEATH").getFirst().qos()).isEqualTo(1);
      assertThat(server.saidGoodbye()).isTrue();
      assertThat(agent.link.state()).isEqualTo(STOPPED);
      assertThat(agent.dialer.isClosed()).isTrue();
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsNotWaitedForLongerThanAllowed() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.server().jam();
      var stopped = agent.link.announceStop(ShutdownReason.UPDATE);
      agent.pass(Duration.ofMillis(2_999));
      assertThat(stopped.isComplete()).isFalse();
      agent.pass(Duration.ofMillis(1));
      assertThat(stopped.succeeded()).isTrue();
      assertThat(agent.server().isOpen()).isFalse();
    }
  }

  @Test
  void withoutAConnectionItIsDoneAtOnce() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.refuse("no route"));
      agent.start();
      assertThat(agent.link.announceStop(ShutdownReason.UPDATE).succeeded()).isTrue();
      agent.seconds(600);
      assertThat(agent.dialer.dialled()).hasSize(1);
    }
  }

  @Test
  void aConnectionInTheMakingIsGivenUp() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(_ -> {});
      agent.start();
      assertThat(agent.link.announceStop(ShutdownReason.UPDATE).succeeded()).isTrue();
      assertThat(agent.server().isOpen()).isFalse();
      agent.server().accept();
      agent.seconds(600);
      assertThat(agent.link.state()).isEqualTo(STOPPED);
    }
  }

  @Test
  void whileWaitingForTheHostOnlyTheDeathIsSent() {
    try (var agent =
        new VirtualAgent(folder, settings -> settings.withPrimaryHost(VirtualAgent.HOST)).start()) {
      assertThat(agent.link.announceStop(ShutdownReason.UPDATE).succeeded()).isTrue();
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NDEATH");
    }
  }

  @Test
  void aStopDuringARebirthFirstSendsTheBirths() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      assertThat(agent.link.announceStop(ShutdownReason.REBOOT).succeeded()).isTrue();
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH", "NDEATH");
      assertThat(agent.sent("NBIRTH").getFirst().metric("Agent/Going Down").value())
          .isEqualTo(Value.of("reboot"));
    }
  }

  @Test
  void aSecondStopWaitsForTheFirst() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.server().jam();
      var first = agent.link.announceStop(ShutdownReason.UPDATE);
      var second = agent.link.announceStop(ShutdownReason.REBOOT);
      agent.seconds(3);
      assertThat(first.succeeded()).isTrue();
      assertThat(second.succeeded()).isTrue();
      assertThat(agent.link.announceStop(ShutdownReason.REBOOT).succeeded()).isTrue();
      assertThat(agent.link.state()).isEqualTo(STOPPED);
    }
  }

  @Test
  void afterTheStopNothingIsSentAnyMore() {
    try (var agent = new VirtualAgent(folder).start()) {
      assertThat(agent.link.announceStop(ShutdownReason.UPDATE).succeeded()).isTrue();
      agent.server().forget();
      agent.measure(HealthMetric.CPU_TEMPERATURE, 80);
      agent.append(2);
      agent.seconds(600);
      assertThat(agent.server().sent()).isEmpty();
      assertThat(agent.dialer.dialled()).hasSize(1);
    }
  }

  @Test
  void aConnectionThatDiesDuringTheGoodbyeEndsTheStop() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.dialer.acknowledge(false);
      var stopped = agent.link.announceStop(ShutdownReason.UPDATE);
      agent.server().lose("cable");
      agent.seconds(3);
      assertThat(stopped.succeeded()).isTrue();
    }
  }

  @Test
  void aStoppedLinkKeepsNothingAnyMore() {
    try (var agent = new VirtualAgent(folder)) {
      agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
      agent.start();
      assertThat(agent.link.announceStop(ShutdownReason.UPDATE).succeeded()).isTrue();
      long atTheEnd = agent.journal.counts().reportsWaiting();
      agent.seconds(600);
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(atTheEnd);
    }
  }

  @Test
  void aLinkStartsOnce() {
    try (var agent = new VirtualAgent(folder).start()) {
      assertThatThrownBy(agent.link::start).hasMessageContaining("started already");
      assertThat(agent.dialer.dialled()).hasSize(1);
    }
  }
}
