package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sparkplug 3.0.0, chapter 5, what the host application does about edge nodes, from bytes to
 * picture.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class EdgeNodesConformanceIT {

  /** A reorder timeout in seconds that never runs out here. */
  private static final int LONG = 60;

  private final Database database;
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");
  private PrivateBroker broker;

  EdgeNodesConformanceIT(Database database) {
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

  private static DeviceView printer(NodeView view) {
    return Objects.requireNonNull(view.devices().get("printer"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-offline")
  void aDeathTakesTheNodeOfflineAtTheHostsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()));
      assertThat(manager.view(gramat))
          .hasValueSatisfying(it -> assertThat(it.isCurrent()).isTrue());

      Instant before = manager.now();
      manager.receive(gramat.death(before.minusSeconds(3_600)));
      NodeView view = manager.await(gramat, it -> !it.isCurrent());
      assertThat(view.link()).isInstanceOf(NodeView.Link.Lost.class);
      assertThat(view.link().since()).isBetween(before, manager.now().plusMillis(1));
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-tags-stale")
  void aDeathMakesTheNodesValuesStaleAtTheHostsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()));
      Instant before = manager.now();
      manager.receive(gramat.death(before.minusSeconds(3_600)));
      NodeView view = manager.await(gramat, it -> !it.isCurrent());
      assertThat(view.measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.0));
      assertThat(view.link().since()).isBetween(before, manager.now().plusMillis(1));
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-termination-host-action-ndeath-devices-offline")
  void aDeathTakesTheNodesDevicesOfflineAtTheHostsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      var _ = manager.await(gramat, it -> it.isCurrent("printer"));

      Instant before = manager.now();
      manager.receive(gramat.death(before.minusSeconds(3_600)));
      NodeView view = manager.await(gramat, it -> !it.isCurrent("printer"));
      assertThat(view.link().since()).isBetween(before, manager.now().plusMillis(1));
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-termination-host-action-ndeath-devices-tags-stale")
  void aDeathMakesTheDevicesValuesStaleAtTheHostsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      Instant before = manager.now();
      manager.receive(gramat.death(before.minusSeconds(3_600)));
      NodeView view = manager.await(gramat, it -> !it.isCurrent());
      assertThat(view.isCurrent("printer")).isFalse();
      assertThat(printer(view).state()).isEqualTo("ok");
      assertThat(view.link().since()).isBetween(before, manager.now().plusMillis(1));
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-termination-host-action-ddeath-devices-offline")
  void aDevicesDeathTakesItOfflineAtThePayloadsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "ok", ""));
      Instant death = manager.now().minusSeconds(90);
      manager.receive(gramat.printerDeath(death));
      NodeView view = manager.await(gramat, it -> !it.isCurrent("printer"));
      assertThat(view.isCurrent()).isTrue();
      assertThat(printer(view).present()).isFalse();
      assertThat(printer(view).since()).isEqualTo(death);
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-termination-host-action-ddeath-devices-tags-stale")
  void aDevicesDeathMakesItsValuesStaleAtThePayloadsTime() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()), gramat.printerBirth(manager.now(), "error", ""));
      Instant death = manager.now().minusSeconds(90);
      manager.receive(gramat.printerDeath(death));
      NodeView view = manager.await(gramat, it -> !it.isCurrent("printer"));
      assertThat(printer(view).state()).isEqualTo("error");
      assertThat(printer(view).since()).isEqualTo(death);
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-reordering-param")
  void theReorderTimeoutIsASetting() {
    try (var manager = manager(LONG)) {
      manager.read(gramat.birth(manager.now()));
      var _ = gramat.temperature(manager.now(), 41);
      manager.read(gramat.temperature(manager.now(), 42));
      assertThat(manager.commands()).isEmpty();
    }
    try (var manager = manager(0)) {
      manager.read(gramat.birth(manager.now()));
      var _ = gramat.temperature(manager.now(), 41);
      manager.read(gramat.temperature(manager.now(), 42));
      manager.requireRebirthRequest(gramat);
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-reordering-start")
  void aMessageOutOfOrderStartsTheTimer() {
    try (var manager = manager(1)) {
      manager.read(gramat.birth(manager.now()));
      var _ = gramat.temperature(manager.now(), 41);
      Instant early = manager.now();
      manager.receive(gramat.temperature(early, 42));
      assertThat(manager.firstCommand().payload().getTimestamp())
          .isGreaterThanOrEqualTo(early.plusSeconds(1).toEpochMilli());
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-reordering-rebirth")
  void whenTheTimerRunsOutTheNodeIsAskedForItsBirths() {
    try (var manager = manager(1)) {
      manager.read(gramat.birth(manager.now()));
      var _ = gramat.temperature(manager.now(), 41);
      manager.receive(gramat.temperature(manager.now(), 42));
      manager.requireRebirthRequest(gramat);
      assertThat(manager.view(gramat))
          .hasValueSatisfying(
              it -> {
                assertThat(it.isCurrent()).isFalse();
                assertThat(it.measures())
                    .containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.0));
              });
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-reordering-success")
  void whatComesInTimeEndsTheTimerAndAllIsReadInItsOrder() {
    try (var manager = manager(1)) {
      manager.read(gramat.birth(manager.now()));
      TestNode.Sent first = gramat.temperature(manager.now(), 41);
      TestNode.Sent second = gramat.temperature(manager.now(), 42);
      TestNode.Sent third = gramat.temperature(manager.now(), 43);
      manager.read(third, second, first);
      Awaitility.await()
          .during(Duration.ofMillis(1_500))
          .atMost(Duration.ofMinutes(5))
          .until(() -> manager.commands().isEmpty());
      assertThat(manager.view(gramat))
          .hasValueSatisfying(
              it -> {
                assertThat(it.isCurrent()).isTrue();
                assertThat(it.measures())
                    .containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(43.0));
              });
    }
  }
}
