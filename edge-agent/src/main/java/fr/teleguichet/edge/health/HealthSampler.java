package fr.teleguichet.edge.health;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks at the machine at a steady pace and puts what it sees into the kiosk's state. */
public final class HealthSampler {

  private final Loop loop;
  private final KioskState kiosk;
  private final List<HealthReadingLane> lanes;
  private final Duration interval;
  private final Supplier<Map<HealthMetric, Value>> ownFigures;
  private final UnaryOperator<Map<HealthMetric, Value>> latch;
  private boolean stopped;

  /**
   * @param ownFigures measures that the agent itself keeps on the loop, such as the journal's
   * @param latch what a sample becomes when earlier ones are taken into account
   */
  HealthSampler(
      Loop loop,
      KioskState kiosk,
      List<HealthReadingLane> lanes,
      Duration interval,
      Supplier<Map<HealthMetric, Value>> ownFigures,
      UnaryOperator<Map<HealthMetric, Value>> latch) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.lanes = List.copyOf(lanes);
    this.interval = interval;
    this.ownFigures = ownFigures;
    this.latch = latch;
  }

  /** Takes a first sample and goes on by itself; done with the first. */
  public Future<Void> start() {
    return sample();
  }

  /** Takes no more samples. */
  public Future<Void> stop() {
    stopped = true;
    return Future.join(lanes.stream().map(HealthReadingLane::close).toList()).mapEmpty();
  }

  private Future<Void> sample() {
    loop.check();
    var _ = loop.after(interval, this::again);
    return Future.all(lanes.stream().map(HealthReadingLane::read).toList())
        .map(
            read -> {
              take(read.<Map<HealthMetric, Value>>list());
              return null;
            });
  }

  private void again() {
    if (!stopped) {
      var _ = sample();
    }
  }

  private void take(List<Map<HealthMetric, Value>> parts) {
    Map<HealthMetric, Value> whole = new EnumMap<>(HealthMetric.class);
    parts.forEach(whole::putAll);
    whole.putAll(ownFigures.get());
    kiosk.measure(latch.apply(whole));
  }
}
