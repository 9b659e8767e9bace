package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New births on request, and when hosts were misled. */
final class RebirthTest {

  private static final PeripheralReading FINE = new PeripheralReading(PeripheralState.OK, "", "");

  @TempDir Path folder;

  @Test
  void aRequestBringsAllBirthsWithTheSameBdSeqFromSequenceZero() {
    try (var agent = new VirtualAgent(folder)) {
      agent.kiosk.attach(Peripheral.PRINTER, FINE);
      agent.kiosk.attach(Peripheral.CAMERA, FINE);
      agent.start().seconds(5);
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(1);
      List<Sent> sent = agent.server().sent();
      assertThat(sent).extracting(Sent::kind).containsExactly("NBIRTH", "DBIRTH", "DBIRTH");
      assertThat(sent).extracting(it -> it.payload().seq()).containsExactly(0, 1, 2);
      assertThat(sent.getFirst().metric("bdSeq").value())
          .isEqualTo(agent.server().will().metrics().getFirst().value());
    }
  }

  @Test
  void severalRequestsAreOneRebirth() {
    try (var agent = new VirtualAgent(folder).start().seconds(5)) {
      agent.server().forget();
      for (int i = 0; i < 20; i++) {
        agent.command(new FleetCommand.Rebirth());
      }
      agent.seconds(5);
      assertThat(agent.sent("NBIRTH")).hasSize(1);
    }
  }

  @Test
  void aRequestRightAfterTheBirthsIsAnsweredToo() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(2);
      assertThat(agent.sent("NBIRTH")).hasSize(1);
    }
  }

  @Test
  void aStormOfRequestsBringsAtMostOneRebirthASecond() {
    try (var agent = new VirtualAgent(folder).start()) {
      agent.server().forget();
      for (int i = 0; i < 100; i++) {
        agent.command(new FleetCommand.Rebirth());
        agent.pass(java.time.Duration.ofMillis(100));
      }
      assertThat(agent.sent("NBIRTH")).hasSizeBetween(5, 11);
    }
  }

  @Test
  void betweenRequestAndBirthsThereIsNoDataAndAfterThemNothingIsMissing() {
    try (var agent = new VirtualAgent(folder).start().seconds(60)) {
      agent.server().forget();
      agent.command(new FleetCommand.Rebirth());
      agent.measure(HealthMetric.CPU_TEMPERATURE, 55);
      agent.kiosk.attach(Peripheral.SCANNER, FINE);
      agent.append(3);
      assertThat(agent.server().sent()).isEmpty();
      agent.pass(java.time.Duration.ofMillis(100));
      assertThat(agent.server().sent()).extracting(Sent::kind).containsExactly("NBIRTH", "DBIRTH");
      agent.pass(java.time.Duration.ofMillis(100));
      assertThat(agent.server().sent())
          .extracting(Sent::kind)
          .containsExactly("NBIRTH", "DBIRTH", "NDATA");
      assertThat(agent.sent("NBIRTH").getFirst().metric("Cpu/Temperature").value())
          .isEqualTo(fr.teleguichet.hardware.protocol.Value.of(55.0));
    }
  }

  @Test
  void aLateWillWithTheCurrentNumberBringsBirths() {
    try (var agent = new VirtualAgent(folder).start().seconds(5)) {
      agent.server().forget();
      deliverDeath(agent, 0);
      agent.seconds(1);
      assertThat(agent.sent("NBIRTH")).hasSize(1);
    }
  }

  @Test
  void aLateWillOfAFormerConnectionBringsNothing() {
    try (var agent = new VirtualAgent(folder).start().seconds(5)) {
      agent.server().forget();
      deliverDeath(agent, 255);
      agent.seconds(1);
      assertThat(agent.server().sent()).isEmpty();
    }
  }

  private static void deliverDeath(VirtualAgent agent, int bdSeq) {
    ByteString payload =
        SparkplugSession.death(VirtualAgent.ADDRESS, bdSeq, agent.loop.clock().millis()).payload();
    agent.server().deliver(TopicCodec.of(VirtualAgent.ADDRESS, NodeMessage.NDEATH), payload);
  }

  @Test
  void aRequestWhileWaitingForTheHostBringsNothing() {
    try (var agent =
        new VirtualAgent(folder, settings -> settings.withPrimaryHost(VirtualAgent.HOST)).start()) {
      agent.command(new FleetCommand.Rebirth());
      agent.seconds(5);
      assertThat(agent.server().sent()).isEmpty();
    }
  }

  @Test
  void aConnectionLostBeforeTheRebirthTakesTheRequestWithIt() {
    try (var agent = new VirtualAgent(folder).start().seconds(5)) {
      agent.command(new FleetCommand.Rebirth());
      agent.server().lose("cable");
      agent.seconds(5);
      assertThat(agent.sent("NBIRTH")).hasSize(1);
    }
  }
}
