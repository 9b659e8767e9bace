package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.Trace.Source;
import fr.teleguichet.hardware.board.BoardProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The tables of docs/presence.md: how well which sensors do, and how soon one that fails is found.
 */
final class Evaluation {

  /** When a sensor fails in {@link #FAULTS}: an hour after opening. */
  static final Duration FAILS = Duration.ofHours(10);

  /** How soon a fault is to be found. */
  static final Duration BAR = Duration.ofHours(1);

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

  private final SensingParameters terms;

  /** How well a kiosk of this kind judges. */
  Evaluation(BoardProfile board) {
    this.terms = SensingParameters.of(board);
  }

  /** The sensors that it has. */
  Set<Sensor> sensors() {
    return terms.sensors().keySet();
  }

  /** Every set of its sensors but the empty one, the fullest first. */
  private List<Set<Sensor>> subsets() {
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
    subsets.removeIf(subset -> !sensors().containsAll(subset));
    subsets.sort((a, b) -> b.size() - a.size());
    return subsets;
  }

  /** Scores a set of sensors on traces, made one at a time as they are large. */
  Score score(Set<Sensor> sensors, List<Supplier<Trace>> traces) {
    return scores(List.of(sensors), traces).getFirst();
  }

  /** The same for several sets; a trace is made once for all of them. */
  private List<Score> scores(List<Set<Sensor>> subsets, List<Supplier<Trace>> traces) {
    List<Score> scores = subsets.stream().map(_ -> new Score()).toList();
    for (Supplier<Trace> trace : traces) {
      Trace day = trace.get();
      IntStream.range(0, subsets.size())
          .parallel()
          .forEach(
              i -> new Replay(terms, day, subsets.get(i), scores.get(i), Optional.empty()).play());
    }
    return scores;
  }

  /**
   * A sensor that failed is no longer believed.
   *
   * @param after how long after its fault
   * @param arrivals how many people came to the screen until then
   * @param soon how many of them came within {@link #BAR}
   */
  record Found(Duration after, long arrivals, long soon) {}

  /** When a fault is found; nothing when the sensor is still believed at night. */
  Optional<Found> found(Set<Sensor> sensors, Fault fault, Trace well) {
    Trace day = fault.in(well);
    var replay =
        new Replay(
            terms, day, sensors, new Score(), Optional.of(Sensor.valueOf(fault.source().name())));
    replay.play();
    return replay
        .suspected()
        .map(it -> it.at().minus(FAILS))
        .filter(it -> !it.isNegative())
        .map(it -> new Found(it, arrivals(day, it), arrivals(day, min(it, BAR))));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static long arrivals(Trace day, Duration after) {
    long arrivals = 0;
    int before = 0;
    for (Trace.Change change : day.changes()) {
      if (change.source() == Source.FRONT) {
        Duration since = change.at().minus(FAILS);
        boolean counts = !since.isNegative() && since.compareTo(after) <= 0;
        arrivals += (counts && change.value() > before) ? 1 : 0;
        before = change.value();
      }
    }
    return arrivals;
  }

  String scores(List<Supplier<Trace>> traces) {
    var table =
        new StringBuilder(
            """
            | Sensors | Arrivals | Missed | False wakes a day | Wake p95 | Dimmed on somebody | Certain absences, of them wrong | Visits counted per 100 | Bar |
            |---|---|---|---|---|---|---|---|---|
            """);
    List<Set<Sensor>> subsets = subsets();
    List<Score> scores = scores(subsets, traces);
    for (int i = 0; i < subsets.size(); i++) {
      Score score = scores.get(i);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.1f %% | %.1f | %d ms | %d | %d, %d | %.0f | %s |%n",
              names(subsets.get(i)),
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

  String faults(Set<Sensor> sensors, List<Long> seeds) {
    var table =
        new StringBuilder(
            """
            | Fault | Found on | Within an hour on | Half of them within | Latest | Arrivals until then, at most | Arrivals in the hour where it took longer |
            |---|---|---|---|---|---|---|
            """);
    Map<Fault, List<Found>> all = new LinkedHashMap<>();
    FAULTS.stream()
        .filter(it -> sensors.contains(Sensor.valueOf(it.source().name())))
        .forEach(it -> all.put(it, new ArrayList<>()));
    for (long seed : seeds) {
      Trace day = TraceModel.day(seed);
      all.entrySet().parallelStream()
          .forEach(it -> found(sensors, it.getKey(), day).ifPresent(it.getValue()::add));
    }
    for (Map.Entry<Fault, List<Found>> entry : all.entrySet()) {
      List<Found> found =
          entry.getValue().stream().sorted(Comparator.comparing(Found::after)).toList();
      List<Found> late = found.stream().filter(it -> it.after().compareTo(BAR) > 0).toList();
      table.append(
          "| %s | %d of %d days | %d | %s | %s | %s | %s |%n"
              .formatted(
                  name(entry.getKey()),
                  found.size(),
                  seeds.size(),
                  found.size() - late.size(),
                  found.isEmpty() ? "–" : text(found.get(found.size() / 2).after()),
                  found.isEmpty() ? "–" : text(found.getLast().after()),
                  found.stream().mapToLong(Found::arrivals).max().orElse(0),
                  late.isEmpty() ? "–" : range(late.stream().mapToLong(Found::soon))));
    }
    return table.toString();
  }

  /** How often a sensor that is well is taken for stuck or blind. */
  String doubts(List<Set<Sensor>> subsets, List<Long> seeds) {
    var table =
        new StringBuilder(
            """
            | Sensors | Days | Infrared stuck, blind | Radar stuck, blind | Distance stuck, blind |
            |---|---|---|---|---|
            """);
    List<Score> scores =
        scores(
            subsets,
            seeds.stream().<Supplier<Trace>>map(seed -> () -> TraceModel.day(seed)).toList());
    for (int i = 0; i < subsets.size(); i++) {
      Set<Sensor> sensors = subsets.get(i);
      Score score = scores.get(i);
      table.append("| %s | %d |".formatted(names(sensors), seeds.size()));
      for (Sensor sensor : SENSORS) {
        table.append(
            sensors.contains(sensor)
                ? " %d, %d |".formatted(score.stuck(sensor), score.blind(sensor))
                : " – |");
      }
      table.append("%n".formatted());
    }
    return table.toString();
  }

  private static String range(LongStream numbers) {
    LongSummaryStatistics all = numbers.summaryStatistics();
    return all.getMin() == all.getMax()
        ? "" + all.getMin()
        : "%d to %d".formatted(all.getMin(), all.getMax());
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
