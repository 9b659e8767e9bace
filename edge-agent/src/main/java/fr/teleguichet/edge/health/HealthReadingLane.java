package fr.teleguichet.edge.health;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sources that are read one after the other on one thread, within one deadline. A disk that hangs
 * holds up its own lane and no other; until it answers, its measures are absent.
 */
final class HealthReadingLane {

  private static final Logger LOG = LoggerFactory.getLogger(HealthReadingLane.class);

  private final String name;
  private final Loop loop;
  private final Loop.Worker worker;
  private final Duration deadline;
  private final List<HealthSource> sources;
  private final Set<HealthSource> failed = new HashSet<>();
  private boolean busy;
  private boolean late;

  HealthReadingLane(String name, Loop loop, Duration deadline, List<HealthSource> sources) {
    this.name = name;
    this.loop = loop;
    this.worker = loop.worker("health-" + name);
    this.deadline = deadline;
    this.sources = List.copyOf(sources);
  }

  /** The measures of all sources, those absent included; done within the deadline. */
  Future<Map<HealthMetric, Value>> read() {
    loop.check();
    if (busy) {
      return Future.succeededFuture(absent());
    }
    busy = true;
    Promise<Map<HealthMetric, Value>> sample = Promise.promise();
    Loop.Timer timer = loop.after(deadline, () -> giveUp(sample));
    worker
        .run(this::readAll)
        .onComplete(
            done -> {
              timer.cancel();
              busy = false;
              answered();
              sample.tryComplete(done.succeeded() ? done.result() : absent());
            });
    return sample.future();
  }

  Future<Void> close() {
    return worker.close();
  }

  private void giveUp(Promise<Map<HealthMetric, Value>> sample) {
    if (sample.tryComplete(absent()) && !late) {
      late = true;
      LOG.warn("lane={} deadlineMs={} Health can’t be read.", name, deadline.toMillis());
    }
  }

  private void answered() {
    if (late) {
      late = false;
      LOG.info("lane={} Health can be read again.", name);
    }
  }

  private Map<HealthMetric, Value> absent() {
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    sources.forEach(source -> source.metrics().forEach(metric -> values.put(metric, Value.ABSENT)));
    return values;
  }

  private Map<HealthMetric, Value> readAll() {
    Map<HealthMetric, Value> values = absent();
    sources.forEach(source -> values.putAll(readOne(source)));
    return values;
  }

  /** A source must not take the others down with it, whatever a strange machine makes it throw. */
  private Map<HealthMetric, Value> readOne(HealthSource source) {
    try {
      return source.read();
    } catch (RuntimeException e) {
      if (failed.add(source)) {
        LOG.warn("source={} A health source fails.", source.getClass().getName(), e);
      }
      return Map.of();
    }
  }
}
