package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What goes to the store when more comes than it can take. */
class IngestOverloadTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("cauvaldor", "gramat");

  @Test
  void reportsAreLeftOutAndCountedAndRecordsAreNot() {
    StoreQueue queue = new StoreQueue(100_000, 100, () -> false);
    IngestEventDispatcher events =
        new IngestEventDispatcher(
            queue, new NodeViewRegistry(), (_, _) -> {}, new ManualClock(NOON));
    events.unread(ReportThinning.MANY_UNREAD);

    for (int i = 0; i < 10; i++) {
      events.onReport(HealthReport.of(GRAMAT, NOON, false, new HealthReport.Measures()));
    }
    events.onRecords(
        GRAMAT,
        new KioskJournalStatus(TestNode.JOURNAL, OptionalLong.of(1), true),
        List.of(new JournalEntry(1, NOON, "care", "{}")));

    assertThat(queue.telemetry().take().telemetry()).hasSize(1);
    assertThat(queue.records().take().records()).hasSize(1);
    assertThat(queue.thinned()).isEqualTo(9);
    assertThat(queue.dropped()).isZero();
  }

  /** All of them in one transaction would be one that records wait behind. */
  @Test
  void afterAStormOfBirthsTheKiosksStatesAreStoredInParts() {
    StoreQueue queue = new StoreQueue(10, 10, () -> false);
    int kiosks = 2 * TelemetryQueue.MAX_VIEWS + 1;
    for (int i = 0; i < kiosks; i++) {
      NodeView.Link link = new NodeView.Link.Unknown(NOON);
      NodeAddress node = new NodeAddress("lot", "kiosk-" + i);
      NodeView view = new NodeView(node, link, NOON, false, Map.of(), Map.of(), Map.of());
      queue.put(new StoreItem.OfView(view, NOON));
    }

    assertThat(queue.telemetry().take().views()).hasSize(TelemetryQueue.MAX_VIEWS);
    assertThat(queue.telemetry().take().views()).hasSize(TelemetryQueue.MAX_VIEWS);
    assertThat(queue.telemetry().take().views()).hasSize(1);
    assertThat(queue.telemetry().take().isEmpty()).isTrue();
  }

  @Test
  void aStoreThatFallsBehindIsNoticedToo() {
    StoreQueue queue = new StoreQueue(100_000, 100, () -> false);
    IngestEventDispatcher events =
        new IngestEventDispatcher(
            queue, new NodeViewRegistry(), (_, _) -> {}, new ManualClock(NOON));

    for (int i = 0; i < 2 * ReportThinning.MANY_UNSTORED; i++) {
      events.unread(0);
      events.onReport(HealthReport.of(GRAMAT, NOON, false, new HealthReport.Measures()));
    }

    assertThat(queue.telemetry().size()).isLessThanOrEqualTo(ReportThinning.MANY_UNSTORED + 1);
    assertThat(queue.thinned()).isPositive();
  }
}
