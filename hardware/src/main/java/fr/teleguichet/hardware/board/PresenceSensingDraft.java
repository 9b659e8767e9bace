package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.yaml.LocatedValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file says of sensing, as far as it could be read; what it leaves out is empty. */
record PresenceSensingDraft(
    List<LocatedValue<SensorWord>> words, Optional<Integer> near, Optional<RadarGates> gates) {

  static final LocatedValue<PresenceSensingDraft> NOTHING =
      new LocatedValue<>(
          new PresenceSensingDraft(List.of(), Optional.empty(), Optional.empty()), 1, "sensing");

  /** What the file says of one sensor. */
  record SensorWord(PresenceSensor sensor, SensorTrust trust) {}

  /** With the usual values where the file says nothing. */
  PresenceSensing of(Set<PresenceSensor> fitted) {
    PresenceSensing usual = PresenceSensing.usual(fitted);
    Map<PresenceSensor, SensorTrust> sensors = new EnumMap<>(PresenceSensor.class);
    sensors.putAll(usual.sensors());
    words.forEach(word -> sensors.put(word.value().sensor(), word.value().trust()));
    return new PresenceSensing(
        sensors, near.orElse(usual.nearMillimetres()), gates.orElse(usual.radarGates()));
  }
}
