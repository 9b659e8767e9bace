package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the picture of the fleet and shows it to the open pages, on a thread of its own.
 *
 * <p>The lock guards what waits to be painted: the ingest thread only puts pictures down there, and
 * a later picture of a kiosk replaces an earlier one.
 */
@Context
public final class LiveFleetStatus implements NodeViewRegistry.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFleetStatus.class);

  /** Changes within this time become one message to each page. */
  private static final Duration COALESCING = Duration.ofMillis(100);

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(2);
  private static final Duration REPAINT_DEADLINE = Duration.ofSeconds(2);

  private final SiteCache sites;
  private final OngoingKioskUpdates updating;
  private final UpdatesNeedingVisit givenUp;
  private final NeverConnectedKiosks unheard;
  private final StatusPageStreams streams;
  private final Clock clock;
  private final FleetSnapshotBuilder painter = new FleetSnapshotBuilder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Condition painted = lock.newCondition();
  private final Map<NodeAddress, NodeView> waiting = new LinkedHashMap<>();
  private final Thread thread =
      Thread.ofPlatform().name("live-fleet").daemon().unstarted(this::run);
  private volatile FleetSnapshot picture = FleetSnapshot.EMPTY; // replaced whole by the one thread
  private long repaintsWanted;
  private long repaintsDone;
  private boolean closed;

  LiveFleetStatus(
      TelemetryIngest telemetry,
      SiteCache sites,
      OngoingKioskUpdates updating,
      UpdatesNeedingVisit givenUp,
      NeverConnectedKiosks unheard,
      StatusPageStreams streams,
      Clock clock) {
    this.sites = sites;
    this.updating = updating;
    this.givenUp = givenUp;
    this.unheard = unheard;
    this.streams = streams;
    this.clock = clock;
    telemetry.board().listen(this);
    onViews(List.copyOf(telemetry.board().views()));
  }

  @PostConstruct
  void start() {
    refresh(take());
    thread.start();
    sites.onChange(this::repaint);
  }

  /** Paints what changed at the sites, and waits for it: who made the change looks next. */
  private void repaint() {
    lock.lock();
    try {
      long mine = ++repaintsWanted;
      news.signal();
      long left = REPAINT_DEADLINE.toNanos();
      while (repaintsDone < mine && !closed && left > 0) {
        left = painted.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the change is made; the picture follows by itself
    } finally {
      lock.unlock();
    }
  }

  /** The picture of this moment. */
  public FleetSnapshot picture() {
    return picture;
  }

  /** How many status pages are open. */
  public int openPages() {
    return streams.size();
  }

  @Override
  public void onViews(List<NodeView> changed) {
    lock.lock();
    try {
      changed.forEach(view -> waiting.put(view.node(), view));
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitNews()) {
        refreshSafely();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    streams.close();
  }

  private void refreshSafely() {
    long answered = wanted();
    try {
      refresh(take());
    } catch (RuntimeException fault) {
      LOG.error("a fault of ours in the live picture; the next change tries again", fault);
    } finally {
      done(answered);
    }
  }

  private long wanted() {
    lock.lock();
    try {
      return repaintsWanted;
    } finally {
      lock.unlock();
    }
  }

  private void done(long repaints) {
    lock.lock();
    try {
      repaintsDone = repaints;
      painted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refresh(Collection<NodeView> changed) {
    Instant now = clock.instant();
    picture =
        painter.paint(
            changed,
            sites.now(),
            new FleetSnapshotBuilder.Updates(updating.now(), givenUp.now(), unheard.asking()),
            now);
    streams.show(picture, now);
  }

  private Collection<NodeView> take() {
    lock.lock();
    try {
      List<NodeView> changed = List.copyOf(waiting.values());
      waiting.clear();
      return changed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change, then for others that come with it. Returns false when it is over. */
  private boolean awaitNews() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = IDLE.toNanos();
      while (waiting.isEmpty() && !isRepaintDue() && !closed && left > 0) {
        left = news.awaitNanos(left);
      }
      long rest = COALESCING.toNanos();
      while (!waiting.isEmpty() && !isRepaintDue() && !closed && rest > 0) {
        rest = news.awaitNanos(rest);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean isRepaintDue() {
    return repaintsDone < repaintsWanted;
  }

  @PreDestroy
  void close() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      news.signal();
      painted.signalAll();
    } finally {
      lock.unlock();
    }
    if (!thread.join(STOP_DEADLINE)) {
      thread.interrupt();
    }
  }
}
