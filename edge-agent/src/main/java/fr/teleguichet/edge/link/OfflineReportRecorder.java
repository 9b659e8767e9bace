package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.HealthReport;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the kiosk's measures at intervals while the fleet can't hear them. Some are written at a
 * time, since each flush wears the medium: a cut of power costs the latest few, which no record
 * ever is.
 */
final class OfflineReportRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(OfflineReportRecorder.class);

  /** So many go to the disk at once: five minutes at the usual interval. */
  static final int AT_ONCE = 10;

  private final List<HealthReport> unwritten = new ArrayList<>();
  private final KioskState kiosk;
  private final Journal journal;
  private final LinkContext world;
  private final Duration every;
  private Loop.@Nullable Timer timer;
  private boolean isAway = true;
  private boolean failed;

  OfflineReportRecorder(KioskState kiosk, Journal journal, LinkContext world, Duration every) {
    this.kiosk = kiosk;
    this.journal = journal;
    this.world = world;
    this.every = every;
  }

  /** Begins to watch; the kiosk counts as away until it is told otherwise. */
  void start() {
    timer = world.loop().after(every, this::sample);
  }

  /** Stops watching. */
  void end() {
    write();
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** The fleet hears the kiosk, or not any more: then how it was at that moment is stored. */
  void set(boolean away) {
    if (away && !isAway) {
      store();
    }
    // The moment of the loss is kept at once, and what is left before the fleet hears of it.
    if (away != isAway) {
      write();
    }
    isAway = away;
  }

  private void sample() {
    if (isAway) {
      store();
    }
    start();
  }

  private void store() {
    Map<HealthMetric, Value> measures = new EnumMap<>(HealthMetric.class);
    for (HealthMetric metric : HealthMetric.values()) {
      measures.put(metric, kiosk.measure(metric));
    }
    var report = new HealthReport(Instant.ofEpochMilli(world.now()), measures);
    if (!report.isEmpty()) {
      unwritten.add(report);
      if (unwritten.size() >= AT_ONCE) {
        write();
      }
    }
  }

  private void write() {
    if (!unwritten.isEmpty()) {
      journal.storeReports(unwritten).onSuccess(_ -> failed = false).onFailure(this::tellOnce);
      unwritten.clear();
    }
  }

  private void tellOnce(Throwable e) {
    if (!failed) {
      failed = true;
      LOG.warn("cause=\"{}\" Reports can't be stored while the link is away.", e.getMessage());
    }
  }
}
