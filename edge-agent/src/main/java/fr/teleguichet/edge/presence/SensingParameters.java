package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PresenceSensor;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a kiosk judges that somebody is there.
 *
 * @param sensors those that it has, and how far each one's word is taken
 * @param nearMillimetres up to here the distance sensor takes something for somebody
 * @param reachCentimetres up to here the radar does
 * @param touchHold how long a touch says that somebody is there
 * @param buttonHold how long the call button does
 * @param stay how long somebody is near before it is a visit
 * @param leave how long nobody must be seen before nobody is there
 * @param leaveUnseen the same while no sensor that sees stillness can be trusted
 * @param certain how long nobody is there before it is certain
 */
public record SensingParameters(
    Map<Sensor, Trust> sensors,
    int nearMillimetres,
    int reachCentimetres,
    Duration touchHold,
    Duration buttonHold,
    Duration stay,
    Duration leave,
    Duration leaveUnseen,
    Duration certain) {

  /**
   * How far a sensor's word is taken.
   *
   * @param weight 0, it is not listened to, to 100, it alone is enough
   * @param hold how long after its last sign it still counts
   * @param debounce how long it must see somebody without a break
   */
  public record Trust(int weight, Duration hold, Duration debounce) {
    public Trust {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("a weight is 0 to 100, not " + weight);
      }
      if (hold.isNegative() || debounce.isNegative()) {
        throw new IllegalArgumentException("hold and debounce last 0 or more");
      }
    }
  }

  private static final int MILLIMETRES = 10;

  /** What holds where the board file says nothing. */
  public static final SensingParameters USUAL =
      new SensingParameters(
          Map.of(
              Sensor.INFRARED, new Trust(60, Duration.ofSeconds(5), Duration.ofMillis(50)),
              Sensor.RADAR, new Trust(70, Duration.ofSeconds(3), Duration.ofMillis(300)),
              Sensor.DISTANCE, new Trust(80, Duration.ofSeconds(1), Duration.ofMillis(200))),
          1_200,
          300,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20),
          Duration.ofMinutes(3),
          Duration.ofSeconds(40));

  public SensingParameters {
    Map<Sensor, Trust> own = new EnumMap<>(Sensor.class);
    own.putAll(sensors);
    sensors = Collections.unmodifiableMap(own);
  }

  /** How presence is judged on this kind of kiosk. */
  public static SensingParameters of(BoardProfile board) {
    Map<Sensor, Trust> sensors = new EnumMap<>(Sensor.class);
    put(sensors, Sensor.INFRARED, board, PresenceSensor.PIR);
    put(sensors, Sensor.RADAR, board, PresenceSensor.RADAR);
    put(sensors, Sensor.DISTANCE, board, PresenceSensor.TOF);
    return new SensingParameters(
        sensors,
        board.sensing().nearMillimetres(),
        board.sensing().radarGates().reachMillimetres() / MILLIMETRES,
        hold(board, PresenceSensor.TOUCH),
        hold(board, PresenceSensor.BUTTON),
        USUAL.stay,
        USUAL.leave,
        USUAL.leaveUnseen,
        USUAL.certain);
  }

  private static void put(
      Map<Sensor, Trust> sensors, Sensor sensor, BoardProfile board, PresenceSensor fitted) {
    board
        .sensing()
        .trust(fitted)
        .map(it -> new Trust(it.weightPercent(), it.hold(), it.debounce()))
        .ifPresent(it -> sensors.put(sensor, it));
  }

  /** A screen that knows no touch may still be used with a mouse. */
  private static Duration hold(BoardProfile board, PresenceSensor press) {
    return board.sensing().trust(press).orElse(press.usual()).hold();
  }

  /** The same terms with other sensors. */
  public SensingParameters with(Map<Sensor, Trust> others) {
    return new SensingParameters(
        others,
        nearMillimetres,
        reachCentimetres,
        touchHold,
        buttonHold,
        stay,
        leave,
        leaveUnseen,
        certain);
  }
}
