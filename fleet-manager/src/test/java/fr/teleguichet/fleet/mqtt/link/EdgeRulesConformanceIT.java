package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.sparkplug.MessageFaultKind;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, rules for edge nodes to which the host application holds them. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class EdgeRulesConformanceIT {

  /** A reorder timeout in seconds that never runs out here. */
  private static final int LONG = 60;

  private final Database database;
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");
  private PrivateBroker broker;

  EdgeRulesConformanceIT(Database database) {
    this.database = database;
  }

  @BeforeAll
  void startBroker(@TempDir Path folder) {
    broker = PrivateBroker.start(folder);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  private RealManager manager(int reorderTimeout) {
    return new RealManager(broker.uri("tcp"), database, reorderTimeout);
  }

  private boolean isCurrent(RealManager manager) {
    return manager.view(gramat).filter(NodeView::isCurrent).isPresent();
  }

  private double temperature(RealManager manager) {
    NodeView view = manager.await(gramat, NodeView::isCurrent);
    return view.measures().get(HealthMetric.CPU_TEMPERATURE) instanceof Value.Real(double celsius)
        ? celsius
        : Double.NaN;
  }

  private static TestNode.Sent withAlias(TestNode.Sent message, long alias) {
    return changed(message, it -> it.setMetrics(0, it.getMetrics(0).toBuilder().setAlias(alias)));
  }

  /** The message as a node would have sent it that keeps the rule less well. */
  private static TestNode.Sent changed(
      TestNode.Sent message, UnaryOperator<WirePayload.Builder> change) {
    try {
      WirePayload.Builder payload = WirePayload.parseFrom(message.payload()).toBuilder();
      return TestNode.Sent.of(message.topic(), change.apply(payload).build().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("a test node sends payloads", e);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-always-included")
  void aMessageWithoutASequenceNumberIsNotRead() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()));
      manager.read(changed(gramat.temperature(manager.now(), 99), it -> it.clearSeq()));
      manager.requireRebirthRequest(gramat);
      assertThat(temperature(manager)).isEqualTo(40.0);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-incrementing")
  void theNumbersRiseByOneAndWrapAfter255() {
    try (var manager = manager(LONG)) {
      manager.receive(gramat.birth(manager.now()));
      for (int i = 0; i < 300; i++) {
        manager.receive(gramat.temperature(manager.now(), i % 90));
      }
      manager.read();
      assertThat(temperature(manager)).isEqualTo(29.0);
      assertThat(manager.commands()).isEmpty();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-zero-nbirth")
  void aNodesBirthHasANumberUpTo255() {
    try (var manager = manager(LONG)) {
      manager.read(
          changed(gramat.birth(manager.now()), it -> it.setSeq(255)),
          changed(gramat.temperature(manager.now(), 41), it -> it.setSeq(0)));
      assertThat(temperature(manager)).isEqualTo(41.0);
      assertThat(manager.commands()).isEmpty();

      manager.read(changed(gramat.birth(manager.now()), it -> it.setSeq(256)));
      manager.requireRebirthRequest(gramat);
      assertThat(temperature(manager)).isEqualTo(41.0);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-seq-inc")
  void aNodesDataFollowsInSequence() {
    try (var manager = manager(0)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      var _ = gramat.temperature(manager.now(), 41);
      manager.receive(gramat.temperature(manager.now(), 42));
      manager.requireRebirthRequest(gramat);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-seq-inc")
  void aDevicesDataFollowsInSequence() {
    try (var manager = manager(0)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      var _ = gramat.temperature(manager.now(), 41);
      manager.receive(gramat.printerState(manager.now(), "error"));
      manager.requireRebirthRequest(gramat);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-seq-inc")
  void aDevicesBirthFollowsInSequence() {
    try (var manager = manager(0)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      var _ = gramat.temperature(manager.now(), 41);
      manager.receive(gramat.printerBirth(manager.now(), "error", ""));
      manager.requireRebirthRequest(gramat);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-seq-inc")
  void aDevicesDeathFollowsInSequence() {
    try (var manager = manager(0)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      var _ = gramat.temperature(manager.now(), 41);
      manager.receive(gramat.printerDeath(manager.now()));
      manager.requireRebirthRequest(gramat);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-seq-number")
  void aDevicesDeathWaitsForItsTurn() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      TestNode.Sent before = gramat.printerState(manager.now(), "error");
      TestNode.Sent death = gramat.printerDeath(manager.now());
      manager.read(death);
      assertThat(manager.await(gramat, NodeView::isCurrent).isCurrent("printer")).isTrue();

      manager.receive(before);
      NodeView view = manager.await(gramat, it -> !it.isCurrent("printer"));
      assertThat(Objects.requireNonNull(view.devices().get("printer")).state()).isEqualTo("error");
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-order")
  void dataBeforeTheNodesBirthIsNotRead() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.temperature(manager.now(), 41));
      manager.requireRebirthRequest(gramat);
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-order")
  void aDevicesBirthBeforeTheNodesBirthIsNotRead() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.printerBirth(manager.now(), "ok", ""));
      manager.requireRebirthRequest(gramat);
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-order")
  void dataBeforeTheDevicesBirthIsNotRead() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerState(manager.now(), "error"));
      manager.requireRebirthRequest(gramat);
      assertThat(manager.await(gramat, NodeView::isCurrent).devices()).isEmpty();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-bdseq")
  void aBirthWithoutABirthDeathNumberIsNone() {
    try (var manager = manager(LONG)) {
      manager.read(changed(gramat.birth(manager.now()), it -> it.removeMetrics(0)));
      manager.requireRebirthRequest(gramat);
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-seq")
  void aBirthWithoutASequenceNumberIsNone() {
    try (var manager = manager(LONG)) {
      manager.read(changed(gramat.birth(manager.now()), it -> it.clearSeq()));
      manager.requireRebirthRequest(gramat);
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-timestamp")
  void aBirthWithoutATimestampIsNone() {
    try (var manager = manager(LONG)) {
      manager.read(changed(gramat.birth(manager.now()), it -> it.clearTimestamp()));
      manager.requireRebirthRequest(gramat);
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-req")
  void aMetricThatIsBornWithoutATypeIsNone() {
    try (var manager = manager(LONG)) {
      manager.read(
          changed(
              gramat.birth(manager.now()),
              it -> it.setMetrics(2, it.getMetrics(2).toBuilder().clearDatatype())));
      assertThat(isCurrent(manager)).as("the others are read").isTrue();
      assertThat(manager.telemetry().faults().count(MessageFaultKind.UNREADABLE_METRIC))
          .isEqualTo(1);
      assertThat(manager.commands()).isEmpty();
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-bdseq")
  void aDeathOfAnEarlierSessionEndsNothing() {
    try (var manager = manager(LONG)) {
      gramat.reconnect();
      manager.read(gramat.birth(manager.now()), gramat.deathOf(gramat.bdSeq() - 1, manager.now()));
      assertThat(isCurrent(manager)).isTrue();
      assertThat(manager.telemetry().faults().count(MessageFaultKind.LATE_DEATH)).isEqualTo(1);

      manager.read(gramat.death(manager.now()));
      assertThat(isCurrent(manager)).isFalse();
    }
  }

  @Test
  @DisplayName("tck-id-topics-ndeath-payload")
  void aDeathWithoutABirthDeathNumberEndsNothing() {
    try (var manager = manager(LONG)) {
      manager.read(
          gramat.birth(manager.now()),
          changed(gramat.death(manager.now()), it -> it.clearMetrics()));
      assertThat(isCurrent(manager)).isTrue();
      assertThat(manager.telemetry().faults().count(MessageFaultKind.INVALID)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-nbirth")
  void aMetricThatNoBirthOfTheNodeHadIsAskedFor() {
    try (var manager = manager(LONG)) {
      manager.read(
          gramat.birth(manager.now()), withAlias(gramat.temperature(manager.now(), 41), 77));
      manager.requireRebirthRequest(gramat);
      assertThat(temperature(manager)).isEqualTo(40.0);
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-dbirth")
  void aMetricThatNoBirthOfTheDeviceHadIsAskedFor() {
    try (var manager = manager(LONG)) {
      manager.read(
          gramat.birth(manager.now()),
          gramat.printerBirth(manager.now(), "ok", ""),
          withAlias(gramat.printerState(manager.now(), "error"), 78));
      manager.requireRebirthRequest(gramat);
      assertThat(manager.await(gramat, NodeView::isCurrent).devices())
          .hasEntrySatisfying("printer", it -> assertThat(it.state()).isEqualTo("ok"));
    }
  }

  @Test
  @DisplayName("tck-id-payloads-alias-uniqueness")
  void anAliasThatStandsForTwoMetricsIsAFault() {
    try (var manager = manager(LONG)) {
      manager.read(
          gramat.birth(manager.now()),
          withAlias(gramat.printerBirth(manager.now(), "ok", ""), TestNode.TEMPERATURE));
      assertThat(manager.telemetry().faults().count(MessageFaultKind.DOUBLE_ALIAS)).isEqualTo(1);
    }
  }
}
