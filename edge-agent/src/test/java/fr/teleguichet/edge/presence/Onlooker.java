package fr.teleguichet.edge.presence;

import java.time.Duration;

/** A real fusion of sensors, fed by whoever says where people stand. */
public final class Onlooker {

  private final PresenceFusion fusion;

  /**
   * @param onCertainAbsence nobody is there any more
   */
  public Onlooker(Runnable onCertainAbsence) {
    this.fusion =
        new PresenceFusion(
            SensingParameters.USUAL,
            event -> {
              if (event instanceof PresenceEvent.CertainAbsence) {
                onCertainAbsence.run();
              }
            });
  }

  /** What all sensors that work see at this moment. */
  public void see(boolean somebody, boolean radarWorks, Duration at) {
    fusion.sees(Sensor.DISTANCE, somebody ? SensorReading.NEAR : SensorReading.NOBODY, at);
    if (radarWorks) {
      fusion.sees(Sensor.RADAR, somebody ? SensorReading.SOMEBODY : SensorReading.NOBODY, at);
    }
  }

  public void touch(Duration at) {
    fusion.touch(at);
  }
}
