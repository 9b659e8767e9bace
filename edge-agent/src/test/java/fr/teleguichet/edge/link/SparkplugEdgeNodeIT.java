package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SparkplugEdgeNodeIT {

  private static final NodeAddress ADDRESS = new NodeAddress("grand-figeac", "bagnac-1");

  @TempDir Path folder;

  @Test
  void aKioskIsBornReportsSendsItsRecordsAndGoesDownInOrder() throws Exception {
    try (var broker = PrivateBroker.start(folder);
        var observer = new WireObserver(broker.uri("mqtt"));
        var agent = new RealAgent(LinkSettings.of(ADDRESS, List.of(broker.uri("mqtt"))), folder)) {
      agent.run(
          () ->
              agent
                  .kiosk()
                  .attach(
                      Peripheral.PRINTER, new PeripheralReading(PeripheralState.OK, "", "TM-T20")));
      agent.start();
      assertThat(observer.first("NBIRTH").payload().getSeq()).isZero();
      assertThat(observer.first("DBIRTH").payload().getSeq()).isEqualTo(1);

      agent.run(
          () -> agent.kiosk().measure(Map.of(HealthMetric.CLOCK_SYNCHRONISED, Value.of(true))));
      assertThat(observer.first("NDATA").payload().getSeq()).isEqualTo(2);

      long number =
          agent.result(() -> agent.journal().append(new KioskRecord.Presence(Instant.EPOCH, 3, 1)));
      assertThat(number).isEqualTo(1);
      var rows =
          observer.await(it -> it.is("NDATA") && it.payload().getMetrics(0).hasDatasetValue());
      assertThat(rows.payload().getMetrics(0).getDatasetValue().getRowsCount()).isEqualTo(1);
      observer.publish(
          TopicCodec.of(ADDRESS, NodeMessage.NCMD),
          PayloadEncoder.encode(
              new FleetCommand.AcknowledgeRecords(agent.journal().id(), 1).encode(1)),
          0,
          false);
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> agent.on(() -> agent.journal().counts().recordsWaiting() == 0));
      var _ = agent.result(() -> agent.link().announceStop(ShutdownReason.UPDATE));
      assertThat(observer.first("NDEATH").payload().hasSeq()).isFalse();
    }
  }
}
