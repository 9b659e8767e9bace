package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HostApplication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads messages. All sessions belong to it, so none of them needs a lock.
 *
 * <p>When it falls behind, {@link #put} makes the broker client wait, and the wait travels through
 * TCP to the broker.
 */
final class IngestLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);

  private static final int MAX_WAITING = 16_384;
  private static final int MAX_AT_ONCE = 512;
  private static final Duration MAX_IDLE = Duration.ofMillis(100);

  private final BlockingQueue<InboundMessage> inbound = new ArrayBlockingQueue<>(MAX_WAITING);
  private final HostApplication host;
  private final IngestEventDispatcher events;
  private final Clock clock;

  IngestLoop(HostApplication host, IngestEventDispatcher events, Clock clock) {
    this.host = host;
    this.events = events;
    this.clock = clock;
  }

  /** Hands something to the ingest thread, waiting while it is behind. */
  void put(InboundMessage item) throws InterruptedException {
    inbound.put(item);
  }

  @Override
  public void run() {
    List<InboundMessage> items = new ArrayList<>(MAX_AT_ONCE);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        events.unread(inbound.size());
        InboundMessage first = inbound.poll(idle(clock.instant()), TimeUnit.MILLISECONDS);
        if (first != null) {
          items.add(first);
          inbound.drainTo(items, MAX_AT_ONCE - 1);
        }
        Instant now = clock.instant();
        items.forEach(item -> handle(item, now));
        items.clear();
        elapse(now);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void elapse(Instant now) {
    if (!host.deadline().isAfter(now)) {
      guarded("time", () -> host.elapse(now));
    }
    guarded("pictures", () -> events.publish(now));
  }

  private long idle(Instant now) {
    Instant next = host.deadline();
    if (!next.isBefore(now.plus(MAX_IDLE))) {
      return events.hasUnpublished()
          ? IngestEventDispatcher.PUBLISH_EVERY.toMillis()
          : MAX_IDLE.toMillis();
    }
    return Math.max(1, Duration.between(now, next).toMillis());
  }

  private void handle(InboundMessage item, Instant now) {
    guarded(
        item.code(),
        () -> {
          switch (item) {
            case InboundMessage.Message(String topic, byte[] payload) ->
                host.receive(topic, payload, now);
            case InboundMessage.BirthsWanted(var node) -> host.births(node, now);
            case InboundMessage.LinkUp _ -> host.linkUp(events.knownNodes(), now);
            case InboundMessage.LinkDown _ -> host.linkDown(now);
          }
        });
  }

  /** Nothing must ever end the thread that reads everybody's messages. */
  private static void guarded(String item, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("item", item)
          .setCause(e)
          .log("A message met a fault of ours and was left out.");
    }
  }
}
