package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.PresenceState.Absent;
import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a trace to fusion with some of the sensors, and compares what it says with what was true.
 *
 * <p>An arrival is the moment in which somebody comes within 1.2 m of the screen. It is missed when
 * no sensor has woken the screen 3 s later; a touch does not count as noticing. A wake is false
 * when nobody was within 5 m for the last 8 s.
 */
final class Replay {

  private static final Duration STEP = Duration.ofMillis(1000 / TraceModel.RATE);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration LATE = Duration.ofSeconds(3);
  private static final Duration TAIL = Duration.ofSeconds(8);

  private final Trace trace;
  private final Set<Sensor> sensors;
  private final Score score;
  private final PresenceFusion fusion;
  private final ReachHysteresis near;
  private final RadarTracker track;
  private final int heard;
  private final Map<Source, Integer> said = new EnumMap<>(Source.class);
  private Duration now = Duration.ZERO;
  private Duration people = TAIL.negated();
  private boolean inFront;
  private Optional<Duration> arrived = Optional.empty();
  private Optional<Suspected> suspected = Optional.empty();
  private final Optional<Sensor> watched;

  /** When a sensor was no longer believed, and why. */
  record Suspected(Duration at, SensorFault suspicion) {}

  /**
   * @param terms those of a board file; the radar hears no farther than its last gate
   * @param watched the sensor whose first doubt is noted
   */
  Replay(
      SensingParameters terms,
      Trace trace,
      Set<Sensor> sensors,
      Score score,
      Optional<Sensor> watched) {
    this.near = new ReachHysteresis(terms.nearMillimetres());
    this.track = new RadarTracker(terms.reachCentimetres());
    this.heard = terms.reachCentimetres();
    this.trace = trace;
    this.sensors = sensors;
    this.score = score;
    this.watched = watched;
    Map<Sensor, SensingParameters.Trust> own = new EnumMap<>(Sensor.class);
    own.putAll(terms.sensors());
    own.keySet().retainAll(sensors);
    this.fusion = new PresenceFusion(terms.with(own), this::take);
  }

  void play() {
    score.day(trace.length());
    int next = 0;
    while (now.compareTo(trace.length()) < 0) {
      for (; next < trace.changes().size(); next++) {
        Change change = trace.changes().get(next);
        if (change.at().compareTo(now) > 0) {
          break;
        }
        follow(change);
      }
      say();
      judge();
      boolean busy = !(fusion.state() instanceof Absent) || isAnythingSeen();
      Duration step = busy ? STEP : IDLE;
      Duration change =
          next < trace.changes().size() ? trace.changes().get(next).at() : now.plus(step);
      now = change.compareTo(now.plus(step)) < 0 ? change : now.plus(step);
    }
  }

  /** The first doubt about the sensor that is watched, since this time. */
  Optional<Suspected> suspected() {
    return suspected;
  }

  private boolean isAnythingSeen() {
    return said.getOrDefault(Source.INFRARED, 0) == 1
        || said.getOrDefault(Source.RADAR, Trace.NONE) >= 0
        || said.getOrDefault(Source.DISTANCE, Trace.NONE) >= 0;
  }

  private void follow(Change change) {
    boolean beyond = change.source() == Source.RADAR && change.value() > heard;
    said.put(change.source(), beyond ? Trace.NONE : change.value());
    switch (change.source()) {
      case TOUCH -> {
        settleArrival();
        fusion.touch(now);
      }
      case FRONT -> {
        boolean came = change.value() > 0 && !inFront;
        inFront = change.value() > 0;
        if (came) {
          arrive();
        }
      }
      case INFRARED, RADAR, DISTANCE, PEOPLE -> {
        // Said or judged at each step.
      }
    }
  }

  private void arrive() {
    score.trueVisit();
    settleArrival();
    if (fusion.state() instanceof Absent) {
      arrived = Optional.of(now);
    } else {
      score.arrival(Duration.ZERO, LATE);
    }
  }

  /** Whoever was not noticed until now was missed. */
  private void settleArrival() {
    if (arrived.isPresent() && fusion.state() instanceof Absent) {
      score.arrival(LATE.plus(STEP), LATE);
      arrived = Optional.empty();
    }
  }

  private void say() {
    said.forEach(
        (source, value) -> {
          switch (source) {
            case INFRARED ->
                see(Sensor.INFRARED, value == 1 ? SensorReading.SOMEBODY : SensorReading.NOBODY);
            case RADAR -> {
              if (value != Trace.SILENT) {
                see(Sensor.RADAR, value >= 0 ? track.at(value, now) : track.nothing());
              }
            }
            case DISTANCE -> {
              if (value != Trace.SILENT) {
                boolean active = value > 0 ? near.at(value) : near.nothing();
                see(Sensor.DISTANCE, active ? SensorReading.NEAR : SensorReading.NOBODY);
              }
            }
            case TOUCH, PEOPLE, FRONT -> {
              // No sensors.
            }
          }
        });
    fusion.advance(now);
  }

  private void see(Sensor sensor, SensorReading sight) {
    if (sensors.contains(sensor)) {
      fusion.sees(sensor, sight, now);
    }
  }

  private void judge() {
    if (said.getOrDefault(Source.PEOPLE, 0) > 0) {
      people = now;
    }
    if (arrived.filter(at -> now.minus(at).compareTo(LATE) > 0).isPresent()) {
      settleArrival();
    }
  }

  private void take(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Wake(Set<Sensor> by) -> {
        if (!by.isEmpty()) {
          arrived.ifPresent(at -> score.arrival(now.minus(at), LATE));
          arrived = Optional.empty();
          if (now.minus(people).compareTo(TAIL) > 0) {
            score.falseWake();
          }
        }
      }
      case PresenceEvent.Dim _ -> {
        if (inFront) {
          score.dimmedOnSomebody();
        }
      }
      case PresenceEvent.CertainAbsence _ -> score.certainAbsence(inFront);
      case PresenceEvent.Visit _ -> score.visit();
      case PresenceEvent.Passer _ -> {
        // How many walk past is not judged: whom a sensor may overlook is a matter of taste.
      }
      case PresenceEvent.Doubt(Sensor sensor, SensorFault suspicion) -> {
        score.doubt(sensor, suspicion);
        boolean about = watched.filter(it -> it == sensor).isPresent();
        if (about && suspicion != SensorFault.NONE) {
          suspected = Optional.of(new Suspected(now, suspicion));
        } else if (about) {
          suspected = Optional.empty();
        }
      }
    }
  }
}
