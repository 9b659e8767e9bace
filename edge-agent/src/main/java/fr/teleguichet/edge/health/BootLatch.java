package fr.teleguichet.edge.health;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers until the next boot that something happened at least once, restarts of the agent
 * included. It belongs to the loop.
 */
final class BootLatch {

  /** Measures that are about "since boot". */
  static final Set<HealthMetric> KINDS =
      Set.of(HealthMetric.POWER_UNDER_VOLTAGE, HealthMetric.POWER_THROTTLED);

  static final String NOTE = "health.since-boot";

  private static final Logger LOG = LoggerFactory.getLogger(BootLatch.class);

  private final DurableNotes notes;
  private final String bootId;
  private final Set<HealthMetric> happened = EnumSet.noneOf(HealthMetric.class);

  private BootLatch(DurableNotes notes, String bootId) {
    this.notes = notes;
    this.bootId = bootId;
  }

  /** Takes up what an agent noted during the same boot. */
  static Future<BootLatch> load(DurableNotes notes, String bootId) {
    var latch = new BootLatch(notes, bootId);
    return notes
        .get(NOTE)
        .map(
            note -> {
              latch.takeUp(note);
              return latch;
            });
  }

  private void takeUp(Optional<String> note) {
    List<String> words = note.map(text -> Arrays.asList(text.split(" ", -1))).orElse(List.of());
    if (!words.isEmpty() && words.getFirst().equals(bootId)) {
      KINDS.stream().filter(kind -> words.contains(kind.name())).forEach(happened::add);
    }
  }

  /** The sample with what happened earlier during this boot. */
  Map<HealthMetric, Value> apply(Map<HealthMetric, Value> sample) {
    int before = happened.size();
    KINDS.stream().filter(kind -> Value.of(true).equals(sample.get(kind))).forEach(happened::add);
    if (happened.size() > before) {
      remember();
    }
    Map<HealthMetric, Value> latched = new EnumMap<>(HealthMetric.class);
    latched.putAll(sample);
    happened.forEach(kind -> latched.put(kind, Value.of(true)));
    return latched;
  }

  private void remember() {
    String note = bootId + " " + happened.stream().map(Enum::name).collect(Collectors.joining(" "));
    LOG.warn(
        "happened={} boot={} The power supply or the heat slows this kiosk.", happened, bootId);
    notes.put(NOTE, note).onFailure(e -> LOG.warn("boot={} A restart will forget it.", bootId, e));
  }
}
