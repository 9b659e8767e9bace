package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fusion in the agent's time: hears the sensors, lets time pass, tells what follows. Belongs to the
 * loop; {@link #suspicion} may be asked from any thread.
 */
final class PresenceFusionRunner {

  private static final Logger LOG = LoggerFactory.getLogger(PresenceFusionRunner.class);

  /** How often time passes for fusion while no sensor says anything. */
  static final Duration TICK = Duration.ofMillis(500);

  /** In a centimetre. */
  private static final int MILLIMETRES = 10;

  private final Loop loop;
  private final PresenceFusion fusion;
  private final FootfallCounter count;
  private final EventStream<PresenceEvent> events;
  private final SightingListener listener;
  private final ReachHysteresis near;
  private final RadarTracker track;
  private final Map<Sensor, SensorFault> suspicions = new ConcurrentHashMap<>();
  private Loop.@Nullable Timer timer;

  /**
   * @param events where what follows from the sensors is published
   */
  PresenceFusionRunner(
      Loop loop,
      SensingParameters terms,
      FootCountMaker counter,
      EventStream<PresenceEvent> events,
      SightingListener listener) {
    this.loop = loop;
    this.events = events;
    this.listener = listener;
    this.near = new ReachHysteresis(terms.nearMillimetres());
    this.track = new RadarTracker(terms.reachCentimetres());
    this.fusion = new PresenceFusion(terms, this::take);
    this.count = counter.make(fusion::hasSensors);
  }

  /** Makes the counter, which asks whether a sensor can be believed. */
  interface FootCountMaker {
    FootfallCounter make(java.util.function.BooleanSupplier trusted);
  }

  void start() {
    tick();
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
    }
  }

  FootfallCounter count() {
    return count;
  }

  PresenceState state() {
    return fusion.state();
  }

  List<SensorAssessment> opinions() {
    return fusion.opinions();
  }

  PresenceErrorEstimate errors() {
    return fusion.errors();
  }

  SensorFault suspicion(Sensor sensor) {
    return suspicions.getOrDefault(sensor, SensorFault.NONE);
  }

  void infrared(boolean active) {
    sees(
        Sensor.INFRARED,
        active ? SensorReading.SOMEBODY : SensorReading.NOBODY,
        OptionalInt.empty());
  }

  /** A report of the radar. What moves and what keeps still count alike. */
  void radar(Report report) {
    boolean something = report.moving().isPresent() || report.still().isPresent();
    int nearest =
        Math.min(
            report.moving().map(RadarMessage.Target::centimetres).orElse(Integer.MAX_VALUE),
            report.still().map(RadarMessage.Target::centimetres).orElse(Integer.MAX_VALUE));
    SensorReading sight = something ? track.at(nearest, loop.uptime()) : track.nothing();
    sees(Sensor.RADAR, sight, something ? OptionalInt.of(nearest) : OptionalInt.empty());
  }

  void distance(DistanceMeasurement range) {
    boolean valid = range.status() == DistanceMeasurement.Status.VALID && range.millimetres() > 0;
    boolean active = valid ? near.at(range.millimetres()) : near.nothing();
    sees(
        Sensor.DISTANCE,
        active ? SensorReading.NEAR : SensorReading.NOBODY,
        valid ? OptionalInt.of(range.millimetres() / MILLIMETRES) : OptionalInt.empty());
  }

  private void sees(Sensor sensor, SensorReading sight, OptionalInt centimetres) {
    fusion.sees(sensor, sight, loop.uptime());
    listener.onSighting(new SensorStatement(sensor, sight != SensorReading.NOBODY, centimetres));
  }

  void touched() {
    loop.check();
    fusion.touch(loop.uptime());
  }

  void pressed() {
    loop.check();
    fusion.press(loop.uptime());
  }

  private void tick() {
    fusion.advance(loop.uptime());
    timer = loop.after(TICK, this::tick);
  }

  private void take(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Wake(var by) -> LOG.debug("by={} Somebody comes.", by);
      case PresenceEvent.Visit _ -> count.visit();
      case PresenceEvent.Passer _ -> count.passer();
      case PresenceEvent.Doubt(Sensor sensor, SensorFault suspicion) -> {
        suspicions.put(sensor, suspicion);
        LOG.info("sensor={} suspicion={} A sensor is judged anew.", sensor, suspicion);
      }
      case PresenceEvent.Dim _, PresenceEvent.CertainAbsence _ -> {
        // The subscribers' matter.
      }
    }
    events.publish(event);
  }
}
