package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.Trace.Source;
import fr.teleguichet.edge.presence.TraceModel.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The tables of docs/presence.md: how well which sensors do, and how soon one that fails is found.
 */
final class Evaluation {

  /** When a sensor fails in {@link #FAULTS}: an hour after opening. */
  static final Duration FAILS = Duration.ofHours(10);

  /** Each sensor stuck on, stuck off, and silent where it can be. */
  static final List<Fault> FAULTS =
      List.of(
          new Fault(Source.INFRARED, FAILS, 1),
          new Fault(Source.INFRARED, FAILS, 0),
          new Fault(Source.RADAR, FAILS, 150),
          new Fault(Source.RADAR, FAILS, Trace.NONE),
          new Fault(Source.RADAR, FAILS, Trace.SILENT),
          new Fault(Source.DISTANCE, FAILS, 800),
          new Fault(Source.DISTANCE, FAILS, Trace.NONE),
          new Fault(Source.DISTANCE, FAILS, Trace.SILENT));

  private static final List<Sensor> SENSORS = List.of(Sensor.values());

  private Evaluation() {}

  /** Every set of sensors but the empty one, the fullest first. */
  static List<Set<Sensor>> subsets() {
    List<Set<Sensor>> subsets = new ArrayList<>();
    for (int bits = 7; bits > 0; bits--) {
      Set<Sensor> subset = EnumSet.noneOf(Sensor.class);
      for (int i = 0; i < SENSORS.size(); i++) {
        if ((bits & (1 << i)) != 0) {
          subset.add(SENSORS.get(i));
        }
      }
      subsets.add(subset);
    }
    subsets.sort((a, b) -> b.size() - a.size());
    return subsets;
  }

  /** Scores a set of sensors on traces, made one at a time as they are large. */
  static Score score(Set<Sensor> sensors, List<Supplier<Trace>> traces) {
    var score = new Score();
    traces.forEach(trace -> new Replay(trace.get(), sensors, score).play());
    return score;
  }

  /** How long after its fault a sensor is no longer believed; nothing when it still is at night. */
  static Optional<Duration> found(Set<Sensor> sensors, Fault fault, long seed) {
    var replay =
        new Replay(
            TraceModel.day(seed, fault),
            sensors,
            new Score(),
            Optional.of(Sensor.valueOf(fault.source().name())));
    replay.play();
    return replay.suspected().map(it -> it.at().minus(FAILS)).filter(it -> !it.isNegative());
  }

  static String scores(List<Supplier<Trace>> traces) {
    var table =
        new StringBuilder(
            """
            | Sensors | Arrivals | Missed | False wakes a day | Wake p95 | Dimmed on somebody | Certain absences, of them wrong | Visits counted per 100 | Bar |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Set<Sensor> sensors : subsets()) {
      Score score = score(sensors, traces);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.1f %% | %.1f | %d ms | %d | %d, %d | %.0f | %s |%n",
              names(sensors),
              score.arrivals(),
              score.missedPercent(),
              score.falseWakesADay(),
              score.p95().toMillis(),
              score.dimmed(),
              score.certain(),
              score.certainWrong(),
              score.visitsPercent(),
              score.isGood() ? "reached" : "**missed**"));
    }
    return table.toString();
  }

  static String faults(Set<Sensor> sensors, List<Long> seeds) {
    var table =
        new StringBuilder(
            """
            | Fault | Found on | Soonest | Latest |
            |---|---|---|---|
            """);
    for (Fault fault : FAULTS) {
      if (!sensors.contains(Sensor.valueOf(fault.source().name()))) {
        continue;
      }
      List<Duration> times =
          seeds.stream().flatMap(seed -> found(sensors, fault, seed).stream()).sorted().toList();
      table.append(
          "| %s | %d of %d days | %s | %s |%n"
              .formatted(
                  name(fault),
                  times.size(),
                  seeds.size(),
                  times.isEmpty() ? "–" : text(times.getFirst()),
                  times.isEmpty() ? "–" : text(times.getLast())));
    }
    return table.toString();
  }

  static String names(Set<Sensor> sensors) {
    return sensors.stream()
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String name(Fault fault) {
    String how =
        switch (fault.value()) {
          case Trace.SILENT -> "silent";
          case Trace.NONE, 0 -> "sees nobody";
          default -> "sees somebody always";
        };
    return fault.source().name().toLowerCase(Locale.ROOT) + " " + how;
  }

  private static String text(Duration time) {
    return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }
}
