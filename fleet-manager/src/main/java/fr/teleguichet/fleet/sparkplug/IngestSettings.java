package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the host application treats what comes in.
 *
 * @param groups the territories whose nodes are taken; empty for all
 * @param reorderTimeout how long a message is held for a missing one before it, 0 to 1 minute
 * @param rebirth whether nodes are asked for their births at all
 * @param rebirthInterval the shortest time between two rebirth requests to one node
 * @param rebirthsPerSecond the most rebirth requests to all nodes together
 * @param mostNodes the most edge nodes that are remembered
 * @param limits the most of one edge node
 * @param futureTolerance how far ahead a kiosk's clock may be and still be believed
 * @param pastTolerance how old a stored report may be and still be believed
 */
public record IngestSettings(
    Set<String> groups,
    Duration reorderTimeout,
    boolean rebirth,
    Duration rebirthInterval,
    int rebirthsPerSecond,
    int mostNodes,
    NodeLimits limits,
    Duration futureTolerance,
    Duration pastTolerance) {

  static final Setting<String> GROUPS =
      Setting.text(
          "fleet.territories",
          "",
          "Sparkplug groups whose kiosks are taken, separated by commas; empty takes all.");
  static final Setting<Duration> REORDER =
      Setting.seconds(
          "fleet.ingest.reorder-timeout",
          2,
          0,
          60,
          "How long a message waits for a missing one before it, in seconds.");
  static final Setting<Boolean> REBIRTH =
      Setting.flag(
          "fleet.ingest.rebirth",
          true,
          "Whether a kiosk that can’t be followed is asked for its births.");
  static final Setting<Duration> REBIRTH_INTERVAL =
      Setting.seconds(
          "fleet.ingest.rebirth-interval",
          10,
          1,
          3_600,
          "Shortest time between two rebirth requests to one kiosk, in seconds; it doubles while"
              + " its births do not help.");
  static final Setting<Integer> MAX_KIOSKS =
      Setting.whole(
          "fleet.ingest.most-kiosks",
          150_000,
          1,
          1_000_000,
          "How many kiosks are remembered; further ones are refused and counted.");

  static final Setting<Integer> MAX_DEVICES =
      Setting.whole(
          "fleet.ingest.most-devices",
          64,
          1,
          1_000,
          "How many devices of one kiosk are followed; further ones are left out and counted.");
  static final Setting<Integer> MAX_METRICS =
      Setting.whole(
          "fleet.ingest.most-metrics",
          1_000,
          1,
          10_000,
          "How many metrics of its own names one kiosk may have within a day; further ones are left"
              + " out and counted.");
  static final Setting<ByteCount> MAX_BYTES =
      Setting.bytes(
          "fleet.ingest.most-bytes",
          "4M",
          "How much of one kiosk is read in a minute; what comes after it in that minute is left"
              + " out and counted.");

  private static final long MIN_BYTES = 1024L * 1024;

  /** A kiosk sends a few in a minute, and a hundred in a second after an absence. */
  private static final int MAX_VALUES_A_SECOND = 2_000;

  /** Every setting of the ingest. */
  public static final List<Setting<?>> ALL =
      List.of(
          GROUPS,
          REORDER,
          REBIRTH,
          REBIRTH_INTERVAL,
          MAX_KIOSKS,
          MAX_DEVICES,
          MAX_METRICS,
          MAX_BYTES);

  public IngestSettings {
    groups = Set.copyOf(groups);
    if (reorderTimeout.isNegative() || reorderTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "fleet.ingest.reorder-timeout is " + reorderTimeout + ", allowed are 0 s to 1 minute");
    }
    if (rebirthInterval.isNegative() || rebirthsPerSecond < 1) {
      throw new IllegalArgumentException("rebirth requests must be allowed, at least one a second");
    }
    if (mostNodes < 1) {
      throw new IllegalArgumentException("at least one node must be allowed");
    }
  }

  /** What is right for a fleet of a département, and for a hundred of them. */
  public static final IngestSettings STANDARD = from(Settings.of(java.util.Map.of()));

  /** Takes the operator's values. */
  public static IngestSettings from(Settings settings) {
    if (settings.get(MAX_BYTES).bytes() < MIN_BYTES) {
      throw new SettingsException(MAX_BYTES.key() + " is less than 1M: births need that much.");
    }
    return new IngestSettings(
        Arrays.stream(settings.get(GROUPS).split(",", -1))
            .map(String::strip)
            .filter(group -> !group.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        settings.get(REORDER),
        settings.get(REBIRTH),
        settings.get(REBIRTH_INTERVAL),
        500,
        settings.get(MAX_KIOSKS),
        new NodeLimits(
            settings.get(MAX_DEVICES),
            settings.get(MAX_METRICS),
            settings.get(MAX_BYTES).bytes(),
            MAX_VALUES_A_SECOND),
        Duration.ofMinutes(5),
        Duration.ofDays(400));
  }
}
