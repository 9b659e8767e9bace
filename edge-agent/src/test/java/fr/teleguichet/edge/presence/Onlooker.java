package fr.teleguichet.edge.presence;

import java.time.Duration;

/** A real fusion of sensors, fed by whoever says where people stand. */
public final class Onlooker {

  private final Fusion fusion;

  /**
   * @param onCertainAbsence nobody is there any more
   */
  public Onlooker(Runnable onCertainAbsence) {
    this.fusion =
        new Fusion(
            SensingTerms.USUAL,
            event -> {
              if (event instanceof PresenceEvent.CertainAbsence) {
                onCertainAbsence.run();
              }
            });
  }

  /** What all sensors that work see at this moment. */
  public void see(boolean somebody, boolean radarWorks, Duration at) {
    fusion.sees(Sensor.DISTANCE, somebody ? Sight.NEAR : Sight.NOBODY, at);
    if (radarWorks) {
      fusion.sees(Sensor.RADAR, somebody ? Sight.SOMEBODY : Sight.NOBODY, at);
    } else {
      fusion.loses(Sensor.RADAR, at);
    }
  }

  public void touch(Duration at) {
    fusion.touch(at);
  }
}
