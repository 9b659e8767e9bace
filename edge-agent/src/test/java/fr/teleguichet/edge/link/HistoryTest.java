package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to telemetry while the link is away. */
final class HistoryTest {

  @TempDir Path folder;

  private VirtualAgent away() {
    var agent = new VirtualAgent(folder);
    agent.dialer.onConnect(connection -> connection.unreachable("no route"));
    agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
    return agent.start();
  }

  private static void comeBack(VirtualAgent agent) {
    agent.dialer.onConnect(FakeConnection::accept);
    agent.loop.passUntil(
        () -> agent.link.state() instanceof LinkState.Online, Duration.ofSeconds(61));
  }

  private static List<Sent> historical(VirtualAgent agent) {
    return agent.sent("NDATA").stream()
        .filter(message -> message.payload().metrics().getFirst().historical())
        .toList();
  }

  @Test
  void measuresAreStoredAtIntervalsWhileNobodyHears() {
    try (var agent = away().seconds(300)) {
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(10);
    }
  }

  /** Each flush wears the medium. */
  @Test
  void someMeasuresGoToTheDiskAtATime() {
    try (var agent = away().seconds(299)) {
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
      agent.seconds(2);
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(10);
      agent.seconds(60);
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(10);
    }
  }

  @Test
  void nothingIsStoredWhileTheFleetHears() {
    try (var agent = new VirtualAgent(folder)) {
      agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
      agent.start().seconds(3600);
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
    }
  }

  @Test
  void theStateAtTheMomentOfTheLossIsStored() {
    try (var agent = new VirtualAgent(folder)) {
      agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
      agent.start().seconds(3600);
      agent.server().lose("cable");
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(1);
    }
  }

  @Test
  void anAgentThatHasMeasuredNothingStoresNothing() {
    try (var agent = new VirtualAgent(folder)) {
      agent.dialer.onConnect(connection -> connection.unreachable("no route"));
      agent.start().seconds(300);
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
    }
  }

  @Test
  void storedReportsGoAsHistoryWithTheirOwnTimesOldestFirstAndWhole() {
    try (var agent = away().seconds(90)) {
      comeBack(agent);
      agent.seconds(5);
      List<Sent> sent = historical(agent);
      assertThat(sent).hasSize(3);
      long start = fr.teleguichet.edge.loop.VirtualLoop.START.toEpochMilli();
      for (int i = 0; i < 3; i++) {
        long measured = start + (i + 1) * 30_000L;
        assertThat(sent.get(i).payload().metrics())
            .hasSameSizeAs(HealthMetric.values())
            .allMatch(Metric::historical)
            .allMatch(metric -> metric.timestamp() != null && metric.timestamp() == measured)
            .anyMatch(metric -> metric.value().equals(Value.of(50.0)))
            .anyMatch(metric -> metric.value().equals(Value.ABSENT));
      }
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
      assertThat(agent.link.counts().reportsSent()).isEqualTo(3);
    }
  }

  @Test
  void noMoreThanTheRateGoesInASecond() {
    try (var agent = away().seconds(1800)) {
      comeBack(agent);
      agent.pass(Duration.ofMillis(2_500));
      assertThat(historical(agent)).hasSize(20);
    }
  }

  @Test
  void aBatchThatTheServerDidNotConfirmGoesAgain() {
    try (var agent = away().seconds(90)) {
      comeBack(agent);
      agent.dialer.confirmSubscriptions(false);
      agent.seconds(5);
      assertThat(historical(agent)).hasSize(3);
      assertThat(agent.journal.counts().reportsWaiting()).isEqualTo(3);
      agent.server().lose("cable");
      agent.dialer.confirmSubscriptions(true);
      agent.seconds(10);
      assertThat(historical(agent)).hasSize(4);
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
    }
  }

  @Test
  void recordsGoBeforeHistory() {
    try (var agent = away().seconds(90)) {
      agent.append(500);
      comeBack(agent);
      agent.seconds(1);
      List<Sent> data = agent.sent("NDATA");
      assertThat(data.getFirst().payload().metrics().getFirst().value())
          .isInstanceOf(Value.Table.class);
      assertThat(agent.link.counts().recordsSent()).isEqualTo(200);
    }
  }

  @Test
  void historyGoesOnWhileTheHostIsSilentAboutRecords() {
    try (var agent = away().seconds(90)) {
      agent.append(500);
      comeBack(agent);
      agent.seconds(60);
      assertThat(agent.journal.counts().reportsWaiting()).isZero();
    }
  }

  @Test
  void reportsOfAFormerRunOfTheAgentGoToo() {
    away().seconds(300).close();
    try (var agent = new VirtualAgent(folder).start()) {
      agent.seconds(5);
      assertThat(historical(agent)).hasSize(10);
    }
  }

  @Test
  void historyWaitsForTheRebirth() {
    try (var agent = away().seconds(900)) {
      comeBack(agent);
      agent.command(new fr.teleguichet.hardware.device.FleetCommand.Rebirth());
      agent.pass(Duration.ofMillis(999));
      assertThat(historical(agent)).isEmpty();
      agent.seconds(10);
      assertThat(historical(agent)).hasSize(30);
    }
  }
}
