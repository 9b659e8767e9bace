package fr.teleguichet.hardware.device;

import static fr.teleguichet.hardware.device.HealthyRange.Judgement.FAILING;
import static fr.teleguichet.hardware.device.HealthyRange.Judgement.WATCH;

import fr.teleguichet.hardware.protocol.DataType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The measures of a kiosk's health: metrics of the edge node, kept by the fleet manager as one row
 * per report.
 *
 * <p>Thresholds: temperatures from the Raspberry Pi documentation (soft limit from 60 °C on a Pi
 * 3B+, throttling from 80 °C, 85 °C hard limit); the others are the network's own experience to be
 * corrected by configuration.
 */
public enum HealthMetric {
  /** Of a moment, from which nothing follows: load and pressure say whether it lasts. */
  CPU_USAGE(
      real(
          "Cpu/Usage",
          "%",
          new HealthyRange.Any(),
          band(5, 10),
          "Processeur occupé",
          "CPU in use")),
  CPU_LOAD(real("Cpu/Load", "", watchAbove(4), band(0.25, 10), "Charge par cœur", "Load per core")),
  CPU_TEMPERATURE(
      real(
          "Cpu/Temperature",
          "°C",
          atMost(75, 82),
          band(1, 10),
          "Température du processeur",
          "CPU temperature")),
  MEMORY_USED(
      real("Memory/Used", "%", atMost(85, 95), band(2, 10), "Mémoire occupée", "Memory in use")),
  SWAP_USED(
      real("Memory/Swap", "%", atMost(50, 90), band(2, 30), "Mémoire d’échange", "Swap in use")),
  PRESSURE_CPU(
      real(
          "Pressure/Cpu",
          "%",
          watchAbove(60),
          band(2, 10),
          "Attente de processeur",
          "Waiting for CPU")),
  PRESSURE_MEMORY(
      real(
          "Pressure/Memory",
          "%",
          atMost(10, 40),
          band(2, 10),
          "Attente de mémoire",
          "Waiting for memory")),
  PRESSURE_IO(
      real(
          "Pressure/Io",
          "%",
          watchAbove(60),
          band(2, 10),
          "Attente du disque",
          "Waiting for disk")),
  STORAGE_USED(
      real("Storage/Used", "%", atMost(80, 95), band(1, 60), "Disque occupé", "Disk in use")),
  STORAGE_WRITE_TIME(
      real(
          "Storage/Write Time",
          "ms",
          atMost(500, 3000),
          band(20, 60),
          "Durée d’écriture témoin",
          "Canary write time")),
  STORAGE_WEAR(
      real(
          "Storage/Wear", "%", atMost(80, 100), band(1, 3600), "Usure du support", "Storage wear")),
  STORAGE_ERRORS(
      whole(
          "Storage/Errors",
          "",
          atMost(0, 10),
          "Erreurs du système de fichiers",
          "File system errors")),
  STORAGE_READ_ONLY(
      flag(
          "Storage/Read Only",
          new HealthyRange.MustBe(false, FAILING),
          "Disque en lecture seule",
          "Disk read-only")),
  NETWORK_RECEIVED(
      real(
          "Network/Received",
          "kB/s",
          new HealthyRange.Any(),
          band(20, 30),
          "Débit reçu",
          "Network received")),
  NETWORK_SENT(
      real(
          "Network/Sent",
          "kB/s",
          new HealthyRange.Any(),
          band(20, 30),
          "Débit envoyé",
          "Network sent")),
  NETWORK_SIGNAL(
      real(
          "Network/Signal",
          "dBm",
          new HealthyRange.AtLeast(-72, -85),
          band(3, 30),
          "Signal Wi-Fi",
          "Wi-Fi signal")),
  POWER_UNDER_VOLTAGE(
      flag(
          "Power/Under Voltage",
          new HealthyRange.MustBe(false, WATCH),
          "Sous-tension depuis le démarrage",
          "Under-voltage since boot")),
  POWER_THROTTLED(
      flag(
          "Power/Throttled",
          new HealthyRange.MustBe(false, WATCH),
          "Processeur bridé depuis le démarrage",
          "Throttled since boot")),
  CLOCK_SYNCHRONISED(
      flag(
          "Clock/Synchronised",
          new HealthyRange.MustBe(true, WATCH),
          "Horloge synchronisée",
          "Clock synchronised")),
  AGENT_MEMORY(
      real(
          "Agent/Memory",
          "MiB",
          atMost(150, 300),
          band(8, 60),
          "Mémoire de l’agent",
          "Agent’s memory")),
  JOURNAL_WAITING(
      whole(
          "Journal/Waiting",
          "",
          atMost(500, 20_000),
          "Enregistrements en attente",
          "Records waiting")),
  JOURNAL_SIZE(
      real(
          "Journal/Size",
          "MiB",
          new HealthyRange.Any(),
          band(1, 60),
          "Taille du journal",
          "Journal size")),
  JOURNAL_DROPPED(
      whole(
          "Journal/Dropped", "", new HealthyRange.Any(), "Relevés abandonnés", "Reports dropped"));

  private static final Map<String, HealthMetric> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(m -> m.definition.name(), Function.identity()));

  private final MetricDefinition definition;

  HealthMetric(MetricDefinition definition) {
    this.definition = definition;
  }

  /** Name, type, unit, range and labels. */
  public MetricDefinition definition() {
    return definition;
  }

  /** The measure with this name on the wire. */
  public static Optional<HealthMetric> ofName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static MetricDefinition real(
      String name, String unit, HealthyRange range, ReportPolicy policy, String fr, String en) {
    return new MetricDefinition(name, DataType.FLOAT, unit, range, policy, fr, en);
  }

  private static MetricDefinition whole(
      String name, String unit, HealthyRange range, String fr, String en) {
    return new MetricDefinition(name, DataType.UINT32, unit, range, band(0, 10), fr, en);
  }

  private static MetricDefinition flag(String name, HealthyRange range, String fr, String en) {
    return new MetricDefinition(
        name, DataType.BOOLEAN, "", range, ReportPolicy.EVERY_CHANGE, fr, en);
  }

  /**
   * For what slows a kiosk down and passes: to be looked at, but no reason to call it out of order.
   */
  private static HealthyRange watchAbove(double watch) {
    return new HealthyRange.AtMost(watch, Double.POSITIVE_INFINITY);
  }

  private static HealthyRange atMost(double watch, double failing) {
    return new HealthyRange.AtMost(watch, failing);
  }

  private static ReportPolicy band(double deadBand, int seconds) {
    return new ReportPolicy(deadBand, Duration.ofSeconds(seconds));
  }
}
