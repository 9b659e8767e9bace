package fr.teleguichet.edge.presence;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All sensors of a kiosk, what those that are believed say together, and the comparison of each
 * with the others. Pure.
 */
final class SensorFusion {

  private static final int QUORUM = 100;

  /** Others that saw somebody within this agree with a sensor. */
  private static final Duration AGREE = Duration.ofMinutes(2);

  private final Map<Sensor, SensorEvaluator> judges = new EnumMap<>(Sensor.class);
  private final BiConsumer<Sensor, SensorFault> doubts;

  /**
   * Sensors that were not heard yet.
   *
   * @param doubts told when a sensor is no longer believed, or is again
   */
  SensorFusion(
      Map<Sensor, SensingParameters.Trust> sensors, BiConsumer<Sensor, SensorFault> doubts) {
    sensors.forEach((sensor, trust) -> judges.put(sensor, new SensorEvaluator(sensor, trust)));
    this.doubts = doubts;
  }

  SensorFault suspicion(Sensor sensor) {
    SensorEvaluator judge = judges.get(sensor);
    return judge == null ? SensorFault.SILENT : judge.suspicion();
  }

  void hear(Sensor sensor, SensorReading sight, Duration at) {
    changing(sensor, judge -> judge.hear(sight, at));
  }

  /** Time passes. */
  void advance(Duration at, Duration passed, boolean touched) {
    for (Sensor sensor : judges.keySet()) {
      changing(
          sensor,
          judge -> {
            judge.advance(at);
            boolean agreed = touched || others(judge).anyMatch(other -> other.saw(at, AGREE));
            judge.compare(at, passed, agreed, others(judge).findAny().isEmpty());
          });
    }
    compareNotes(at);
  }

  /**
   * Somebody touches.
   *
   * @param since when whoever is there came
   */
  void touched(Duration at, Duration since) {
    judges.keySet().forEach(it -> changing(it, judge -> judge.surely(at, since)));
  }

  /**
   * Somebody visits: two that see somebody at once are right, but for where that is. Whoever leans
   * out of the distance sensor's narrow cone proves nothing against it without a touch.
   */
  void visited(Duration at, Duration since) {
    if (active(at).size() >= 2) {
      judges.keySet().stream()
          .filter(it -> it != Sensor.DISTANCE)
          .forEach(it -> changing(it, judge -> judge.surely(at, since)));
    }
  }

  /** Those that ought to see the same compare notes, though one alone may be wrong. */
  private void compareNotes(Duration at) {
    compare(Sensor.RADAR, it -> it.seesWalking(at), Sensor.INFRARED, at);
    compare(Sensor.INFRARED, it -> it.seesWalking(at), Sensor.RADAR, at);
    compare(Sensor.RADAR, it -> it.isTrusted() && it.isNear(at), Sensor.DISTANCE, at);
  }

  private void compare(Sensor by, Predicate<SensorEvaluator> sees, Sensor about, Duration at) {
    SensorEvaluator witness = judges.get(by);
    SensorEvaluator judge = judges.get(about);
    if (witness != null && judge != null && sees.test(witness)) {
      judge.hearsay(at);
    }
  }

  /** The sensors that are believed and see somebody. */
  Set<Sensor> active(Duration at) {
    Set<Sensor> active = EnumSet.noneOf(Sensor.class);
    trusted().filter(judge -> judge.isActive(at)).forEach(judge -> active.add(judge.sensor()));
    return active;
  }

  /** What is made of each. */
  List<SensorAssessment> opinions(Duration at) {
    return judges.values().stream()
        .map(it -> new SensorAssessment(it.sensor(), it.isActive(at), it.suspicion()))
        .toList();
  }

  /** Whether enough of them agree that somebody is there; one that is alone has to be sure. */
  boolean agrees(Duration at) {
    List<SensorEvaluator> believed = trusted().toList();
    if (believed.size() == 1) {
      return believed.getFirst().isSure(at);
    }
    int reachable = believed.stream().mapToInt(SensorEvaluator::weight).sum();
    int reached =
        believed.stream().filter(it -> it.isActive(at)).mapToInt(SensorEvaluator::weight).sum();
    return reachable > 0 && reached >= Math.min(QUORUM, reachable);
  }

  /** Whether somebody is where only those are who want the kiosk. */
  boolean seesVisitor(Duration at) {
    return Stream.of(Sensor.DISTANCE, Sensor.RADAR)
        .flatMap(sensor -> Stream.ofNullable(judges.get(sensor)))
        .filter(SensorEvaluator::isTrusted)
        .findFirst()
        .map(zone -> zone.isNear(at))
        .orElseGet(() -> agrees(at));
  }

  /** Whether one is believed that goes on seeing somebody who leans aside and keeps still. */
  boolean holdsVisitor() {
    SensorEvaluator radar = judges.get(Sensor.RADAR);
    return radar != null && radar.isTrusted();
  }

  /** How many sensors that see stillness are believed. */
  long seeingStillness() {
    return trusted().filter(judge -> judge.sensor().seesStillness()).count();
  }

  /** Whether none saw anybody for so long, believed or not. */
  boolean isSilent(Duration at, Duration within) {
    return judges.values().stream().noneMatch(judge -> judge.saw(at, within));
  }

  boolean hasTrusted() {
    return trusted().findAny().isPresent();
  }

  private Stream<SensorEvaluator> trusted() {
    return judges.values().stream().filter(SensorEvaluator::isTrusted);
  }

  private Stream<SensorEvaluator> others(SensorEvaluator judge) {
    return trusted().filter(other -> other != judge);
  }

  private void changing(Sensor sensor, Consumer<SensorEvaluator> change) {
    SensorEvaluator judge = judges.get(sensor);
    if (judge == null) {
      return;
    }
    SensorFault before = judge.suspicion();
    change.accept(judge);
    if (judge.suspicion() != before) {
      doubts.accept(sensor, judge.suspicion());
    }
  }
}
