package fr.teleguichet.edge.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How well fusion did on traces whose truth is known. */
final class Score {

  private double days;
  private int arrivals;
  private int missed;
  private int falseWakes;
  private int dimmed;
  private int certainWrong;
  private int certain;
  private int visits;
  private int trueVisits;
  private final Map<Sensor, Integer> blind = new EnumMap<>(Sensor.class);
  private final Map<Sensor, Integer> stuck = new EnumMap<>(Sensor.class);
  private final List<Duration> latencies = new ArrayList<>();

  void day(Duration length) {
    days += length.toMillis() / 86_400_000.0;
  }

  void arrival(Duration latency, Duration limit) {
    arrivals++;
    if (latency.compareTo(limit) > 0) {
      missed++;
    } else {
      latencies.add(latency);
    }
  }

  void falseWake() {
    falseWakes++;
  }

  void dimmedOnSomebody() {
    dimmed++;
  }

  void certainAbsence(boolean wrong) {
    certain++;
    certainWrong += wrong ? 1 : 0;
  }

  void visit() {
    visits++;
  }

  void trueVisit() {
    trueVisits++;
  }

  void doubt(Sensor sensor, SensorFault suspicion) {
    switch (suspicion) {
      case BLIND -> blind.merge(sensor, 1, Integer::sum);
      case STUCK -> stuck.merge(sensor, 1, Integer::sum);
      case NONE, SILENT -> {
        // Believed again, or not there.
      }
    }
  }

  /** How often a sensor was taken for blind, and for stuck. */
  int blind(Sensor sensor) {
    return blind.getOrDefault(sensor, 0);
  }

  int stuck(Sensor sensor) {
    return stuck.getOrDefault(sensor, 0);
  }

  int arrivals() {
    return arrivals;
  }

  double missedPercent() {
    return arrivals == 0 ? 0 : 100.0 * missed / arrivals;
  }

  double falseWakesADay() {
    return days == 0 ? 0 : falseWakes / days;
  }

  /** The wake time that 95 of 100 arrivals that were noticed do not exceed. */
  Duration p95() {
    List<Duration> sorted = latencies.stream().sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  int dimmed() {
    return dimmed;
  }

  int certain() {
    return certain;
  }

  int certainWrong() {
    return certainWrong;
  }

  /** Visits counted for 100 true ones. */
  double visitsPercent() {
    return trueVisits == 0 ? 0 : 100.0 * visits / trueVisits;
  }

  /** Whether the bars are reached: 1 % missed, one false wake a day, 500 ms. */
  boolean isGood() {
    return missedPercent() <= 1
        && falseWakesADay() <= 1
        && p95().compareTo(Duration.ofMillis(500)) <= 0;
  }
}
