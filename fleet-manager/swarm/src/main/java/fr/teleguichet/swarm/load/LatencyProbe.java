package fr.teleguichet.swarm.load;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.time.RunClock;
import java.util.Queue;

/** A kiosk whose metric turns over at known times. */
final class LatencyProbe {

  private final int number;
  private final SimulatedKiosk kiosk;
  private final LatencyMarkerPlan plan;
  private final RunClock time;
  private final Queue<LatencyMarker> markers;
  private long next;

  /**
   * A probe that begins with the next turn.
   *
   * @param number its number among the probes, from 0
   * @param markers where its turns are noted; safe for all threads
   */
  LatencyProbe(
      int number,
      SimulatedKiosk kiosk,
      LatencyMarkerPlan plan,
      RunClock time,
      Queue<LatencyMarker> markers) {
    this.number = number;
    this.kiosk = kiosk;
    this.plan = plan;
    this.time = time;
    this.markers = markers;
    this.next = plan.nextTurn(number, time.millis());
  }

  void work() {
    long now = time.millis();
    if (now >= next) {
      if (kiosk.isLive()) {
        turn(plan.isWorse(number, next));
      }
      next = plan.nextTurn(number, now);
    }
  }

  private void turn(boolean worse) {
    switch (plan.kind()) {
      case PRINTER -> kiosk.printer(worse);
      case UNDER_VOLTAGE -> kiosk.flag(HealthMetric.POWER_UNDER_VOLTAGE, worse);
    }
    markers.add(
        new LatencyMarker(
            kiosk.identity().territory().value(),
            kiosk.identity().id().value(),
            metric(),
            worse,
            next,
            time.millis()));
  }

  private String metric() {
    return switch (plan.kind()) {
      case PRINTER ->
          Peripheral.PRINTER.deviceId() + "/" + PeripheralMetric.STATE.definition().name();
      case UNDER_VOLTAGE -> HealthMetric.POWER_UNDER_VOLTAGE.definition().name();
    };
  }
}
