package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.HealthReport;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.StoredReport;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Metric;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the reports that were stored while the link was away: oldest first, marked as historical,
 * some each second, and only when no record waits to be sent. A batch leaves the journal once the
 * server has read it; one whose connection died goes again.
 */
final class HistorySender {

  private static final Logger LOG = LoggerFactory.getLogger(HistorySender.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Journal journal;
  private final AliasCatalogue catalogue;
  private final RecordSender records;
  private final LinkContext world;
  private final FlowLimits flow;
  private final LinkCounters counters;
  private @Nullable SparkplugSession session;
  private Loop.@Nullable Timer timer;

  HistorySender(
      Journal journal,
      AliasCatalogue catalogue,
      RecordSender records,
      LinkContext world,
      FlowLimits flow,
      LinkCounters counters) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.records = records;
    this.world = world;
    this.flow = flow;
    this.counters = counters;
  }

  /** The births are out. */
  void born(SparkplugSession newSession) {
    boolean isNew = !newSession.equals(session);
    session = newSession;
    if (isNew) {
      beatLater();
    }
  }

  /** Nobody listens any more. */
  void silence() {
    session = null;
    cancelTimer();
  }

  private void beatLater() {
    cancelTimer();
    if (session != null) {
      timer = world.loop().after(BEAT, this::beat);
    }
  }

  /** Reports are only stored while the link is away, so once there is none the beat can end. */
  private void beat() {
    timer = null;
    SparkplugSession current = session;
    if (current == null || journal.counts().reportsWaiting() == 0) {
      return;
    }
    if (!current.mayReport() || !records.isIdle()) {
      beatLater();
      return;
    }
    journal
        .oldestReports(flow.historyPerSecond())
        .compose(reports -> send(current, reports))
        .onFailure(e -> LOG.debug("Stored reports stay in the journal for now.", e))
        .onComplete(_ -> beatLater());
  }

  private Future<Void> send(SparkplugSession current, List<StoredReport> reports) {
    if (!current.equals(session) || !current.mayReport() || reports.isEmpty()) {
      return Future.succeededFuture();
    }
    reports.forEach(stored -> current.nodeData(historical(stored.report())));
    counters.reports(reports.size());
    return current.barrier().compose(_ -> journal.removeReports(reports.getLast().number()));
  }

  /** The whole report, absent measures included: it stands for the state at its time. */
  private List<Metric> historical(HealthReport report) {
    long measured = report.measured().toEpochMilli();
    return Arrays.stream(HealthMetric.values())
        .map(
            metric ->
                Metric.update(catalogue.alias(metric), report.measure(metric), measured)
                    .asHistorical())
        .toList();
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
