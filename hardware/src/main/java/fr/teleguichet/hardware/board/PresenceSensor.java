package fr.teleguichet.hardware.board;

import java.time.Duration;

/** One way in which a kiosk notices that somebody is there. */
public enum PresenceSensor {
  /**
   * Passive infrared: sees change at once, is blind for seconds after each, never sees stillness.
   */
  PIR(new SensorTrust(60, Duration.ofSeconds(5), Duration.ofMillis(50))),
  /** 24 GHz radar: also sees somebody who keeps still, and fans and curtains. */
  RADAR(new SensorTrust(70, Duration.ofSeconds(3), Duration.ofMillis(300))),
  /** Time of flight: knows whether something stands in front of the screen, whatever it is. */
  TOF(new SensorTrust(80, Duration.ofSeconds(1), Duration.ofMillis(200))),
  /** The screen was touched: nobody does that from afar. */
  TOUCH(new SensorTrust(100, Duration.ofSeconds(30), Duration.ZERO)),
  /** The call button was pressed. */
  BUTTON(new SensorTrust(100, Duration.ofSeconds(30), Duration.ZERO));

  private final SensorTrust usual;

  PresenceSensor(SensorTrust usual) {
    this.usual = usual;
  }

  /** Whether it is no sensor but a hand, which leaves no doubt. */
  boolean isPress() {
    return this == TOUCH || this == BUTTON;
  }

  /** What a board file that says nothing of this sensor means. */
  public SensorTrust usual() {
    return usual;
  }
}
