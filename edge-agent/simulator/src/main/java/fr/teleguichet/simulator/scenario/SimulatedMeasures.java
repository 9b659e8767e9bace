package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.simulator.scenario.Scenario.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A machine's measures as a scenario has them: a level, the way to another, a little noise. */
final class SimulatedMeasures {

  /** What the agent truly measures of itself, in a simulation too. */
  private static final Set<HealthMetric> OWN =
      EnumSet.of(
          HealthMetric.AGENT_MEMORY,
          HealthMetric.JOURNAL_WAITING,
          HealthMetric.JOURNAL_SIZE,
          HealthMetric.JOURNAL_DROPPED);

  /** A kiosk in good health: a Raspberry Pi 5 that shows its page. */
  private static final Map<HealthMetric, Level> GOOD_HEALTH =
      Map.ofEntries(
          Map.entry(HealthMetric.CPU_USAGE, new Level(9, 2)),
          Map.entry(HealthMetric.CPU_LOAD, new Level(0.2, 0.05)),
          Map.entry(HealthMetric.CPU_TEMPERATURE, new Level(51, 0.8)),
          Map.entry(HealthMetric.MEMORY_USED, new Level(38, 1)),
          Map.entry(HealthMetric.SWAP_USED, new Level(1, 0.2)),
          Map.entry(HealthMetric.PRESSURE_CPU, new Level(1, 0.5)),
          Map.entry(HealthMetric.PRESSURE_MEMORY, new Level(0, 0)),
          Map.entry(HealthMetric.PRESSURE_IO, new Level(0.6, 0.4)),
          Map.entry(HealthMetric.STORAGE_USED, new Level(31, 0)),
          Map.entry(HealthMetric.STORAGE_WRITE_TIME, new Level(14, 4)),
          Map.entry(HealthMetric.STORAGE_ERRORS, new Level(0, 0)),
          Map.entry(HealthMetric.STORAGE_READ_ONLY, new Level(0, 0)),
          Map.entry(HealthMetric.NETWORK_RECEIVED, new Level(2, 1)),
          Map.entry(HealthMetric.NETWORK_SENT, new Level(1, 0.5)),
          Map.entry(HealthMetric.POWER_UNDER_VOLTAGE, new Level(0, 0)),
          Map.entry(HealthMetric.POWER_THROTTLED, new Level(0, 0)),
          Map.entry(HealthMetric.CLOCK_SYNCHRONISED, new Level(1, 0)));

  /** What a video interview adds. */
  private static final Map<HealthMetric, Double> INTERVIEW =
      Map.of(
          HealthMetric.CPU_USAGE, 37.0,
          HealthMetric.CPU_LOAD, 0.5,
          HealthMetric.CPU_TEMPERATURE, 7.0,
          HealthMetric.MEMORY_USED, 11.0,
          HealthMetric.PRESSURE_CPU, 6.0,
          HealthMetric.NETWORK_RECEIVED, 190.0,
          HealthMetric.NETWORK_SENT, 170.0);

  private final Map<HealthMetric, Level> normal = new EnumMap<>(HealthMetric.class);
  private final Map<HealthMetric, Way> ways = new EnumMap<>(HealthMetric.class);
  private final RandomGenerator random;
  private boolean interview;

  /** From one level to another in a stretch of the scripted time. */
  private record Way(double from, double to, Duration began, Duration within) {
    double at(Duration now) {
      double share = within.isZero() ? 1 : (double) now.minus(began).toNanos() / within.toNanos();
      return from + (to - from) * Math.clamp(share, 0, 1);
    }
  }

  SimulatedMeasures(Map<HealthMetric, Level> site, RandomGenerator random) {
    normal.putAll(GOOD_HEALTH);
    normal.putAll(site);
    OWN.forEach(normal::remove);
    this.random = random;
  }

  static boolean isOwn(HealthMetric metric) {
    return OWN.contains(metric);
  }

  /** Everything is as in the morning. */
  void reset() {
    ways.clear();
    interview = false;
  }

  /** Somebody is in a video interview, or nobody is any more. */
  void interview(boolean underWay) {
    interview = underWay;
  }

  /** A measure begins to move, at this point of the scripted time. */
  void drift(ScenarioEvent.Drift drift, Duration now) {
    double from = level(drift.measure(), now);
    normal.putIfAbsent(drift.measure(), new Level(drift.level(), 0));
    ways.put(drift.measure(), new Way(from, drift.level(), now, drift.within()));
  }

  /** All measures at this point of the scripted time. */
  Map<HealthMetric, Value> sample(Duration now) {
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    normal.forEach((metric, level) -> values.put(metric, value(metric, level.noise(), now)));
    return values;
  }

  private double level(HealthMetric metric, Duration now) {
    Way way = ways.get(metric);
    return way == null ? normal.getOrDefault(metric, new Level(0, 0)).around() : way.at(now);
  }

  private Value value(HealthMetric metric, double noise, Duration now) {
    double added = interview ? INTERVIEW.getOrDefault(metric, 0.0) : 0;
    double level = level(metric, now) + added + noise * random.nextGaussian();
    DataType type = metric.definition().type();
    if (type == DataType.BOOLEAN) {
      return Value.of(level >= 0.5);
    }
    // Only a signal in dBm is below zero.
    double within = metric == HealthMetric.NETWORK_SIGNAL ? level : Math.max(0, level);
    within = metric.definition().unit().equals("%") ? Math.min(100, within) : within;
    return type == DataType.FLOAT
        ? Value.of(Math.round(within * 100) / 100.0)
        : Value.of(Math.round(within));
  }
}
