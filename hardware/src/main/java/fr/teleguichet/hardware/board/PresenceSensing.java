package fr.teleguichet.hardware.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a kiosk judges that somebody is there: its sensors, and how far each one's word is taken.
 *
 * @param sensors those that this kiosk has, and no others
 * @param nearMillimetres up to here the time-of-flight sensor takes something for somebody in front
 *     of the screen, 200 to 4,000 mm, the reach of the VL53L1X (ST, data sheet DS12385)
 * @param radarGates how far the radar looks; without meaning where there is none
 */
public record PresenceSensing(
    Map<PresenceSensor, SensorTrust> sensors, int nearMillimetres, RadarGates radarGates) {

  /** The smallest limit: below it the screen's own frame counts as somebody. */
  public static final int NEAREST = 200;

  /** As far as the sensor can see. */
  public static final int FARTHEST = 4_000;

  /** An arm's length and a half. */
  public static final int USUALLY_NEAR = 1_200;

  public PresenceSensing {
    if (nearMillimetres < NEAREST || nearMillimetres > FARTHEST) {
      throw new IllegalArgumentException(
          "the near limit is 200 to 4,000 mm, not " + nearMillimetres);
    }
    Map<PresenceSensor, SensorTrust> own = new EnumMap<>(PresenceSensor.class);
    own.putAll(sensors);
    sensors = Collections.unmodifiableMap(own);
  }

  /** What a board file means that says nothing of sensing, with these sensors. */
  public static PresenceSensing usual(Set<PresenceSensor> fitted) {
    Map<PresenceSensor, SensorTrust> sensors = new EnumMap<>(PresenceSensor.class);
    fitted.forEach(sensor -> sensors.put(sensor, sensor.usual()));
    return new PresenceSensing(sensors, USUALLY_NEAR, RadarGates.USUAL);
  }

  /** How far this sensor's word is taken; empty when the kiosk has none. */
  public Optional<SensorTrust> trust(PresenceSensor sensor) {
    return Optional.ofNullable(sensors.get(sensor));
  }
}
