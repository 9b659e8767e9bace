package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.soak.Truth.Device;
import fr.teleguichet.edge.soak.Truth.Way;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the verdict must be, reckoned from how everything really is and not from what the kiosk
 * believes. Two obstacles follow the truth with a delay that depends on chance, and may or may not
 * be there for a while: a poor network, which is a matter of the latest four minutes, and out of
 * order, which is said once repairs have been tried.
 */
final class Oracle {

  /** After this long the probes from before a change are forgotten, and the jitter is calm. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  /** Trouble of that many free minutes in a row has had every repair there is. */
  private static final int EVERY_REPAIR = 20;

  private static final Map<Peripheral, Map<Device, ServiceObstacle>> DEVICES =
      Map.of(
          Peripheral.SCREEN, whole(ServiceObstacle.SCREEN_FAILED, ServiceObstacle.SCREEN_FAILED),
          Peripheral.CAMERA, whole(ServiceObstacle.CAMERA_MISSING, ServiceObstacle.CAMERA_FAILED),
          Peripheral.AUDIO, whole(ServiceObstacle.SOUND_MISSING, ServiceObstacle.SOUND_FAILED),
          Peripheral.SCANNER,
              whole(ServiceObstacle.SCANNER_MISSING, ServiceObstacle.SCANNER_FAILED),
          Peripheral.PRINTER,
              Map.of(
                  Device.GONE, ServiceObstacle.PRINTER_MISSING,
                  Device.BROKEN, ServiceObstacle.PRINTER_OUT_OF_PAPER,
                  Device.MUTE, ServiceObstacle.PRINTER_FAILED,
                  Device.HANGING, ServiceObstacle.PRINTER_FAILED),
          Peripheral.POWER, Map.of(Device.BROKEN, ServiceObstacle.POWER_FAILING));

  /** An agent that has just been started has not measured the network yet. */
  private static final int MEASURED = 3;

  private final Map<Truth.Trouble, Integer> troubled = new EnumMap<>(Truth.Trouble.class);
  private int minutesSinceStart;
  private int calmMinutes;

  private static Map<Device, ServiceObstacle> whole(
      ServiceObstacle missing, ServiceObstacle failed) {
    return Map.of(
        Device.GONE, missing,
        Device.BROKEN, failed,
        Device.MUTE, failed,
        Device.HANGING, failed);
  }

  /** Obstacles that must be there, and those that may. */
  record Expected(Set<ServiceObstacle> must, Set<ServiceObstacle> may) {}

  /**
   * A minute is over.
   *
   * @param disturbed whether somebody was served or the agent was started in it
   * @param started whether the agent was
   */
  Expected minute(Truth truth, boolean disturbed, boolean started, Duration now) {
    minutesSinceStart = started ? 0 : minutesSinceStart + 1;
    Set<ServiceObstacle> must = EnumSet.noneOf(ServiceObstacle.class);
    Set<ServiceObstacle> may = EnumSet.noneOf(ServiceObstacle.class);
    truth.devices.forEach(
        (peripheral, device) -> {
          ServiceObstacle obstacle = DEVICES.getOrDefault(peripheral, Map.of()).get(device);
          if (obstacle != null) {
            must.add(obstacle);
          }
        });
    add(must, truth.black.isPresent(), ServiceObstacle.SCREEN_FAILED);
    add(must, !truth.siteOpen, ServiceObstacle.CLOSED);
    add(must, !truth.clockRight, ServiceObstacle.CLOCK_WRONG);
    add(must, truth.storageReadOnly, ServiceObstacle.STORAGE_FAILING);
    network(truth, now, must, may);
    outOfOrder(truth, disturbed, must, may);
    return new Expected(must, may);
  }

  private void network(
      Truth truth, Duration now, Set<ServiceObstacle> must, Set<ServiceObstacle> may) {
    add(must, truth.way == Way.CUT, ServiceObstacle.NETWORK_DOWN);
    boolean isSettled =
        now.minus(truth.wayChanged).compareTo(FORGOTTEN) > 0 && minutesSinceStart >= MEASURED;
    boolean isPoor = truth.way == Way.SLOW || truth.way == Way.LOSSY;
    add(must, isSettled && isPoor, ServiceObstacle.NETWORK_POOR);
    add(may, !isSettled && truth.way != Way.CUT, ServiceObstacle.NETWORK_POOR);
  }

  private void outOfOrder(
      Truth truth, boolean disturbed, Set<ServiceObstacle> must, Set<ServiceObstacle> may) {
    calmMinutes = truth.troubles().isEmpty() ? calmMinutes + 1 : 0;
    troubled.keySet().retainAll(disturbed ? Set.of() : truth.troubles());
    truth.troubles().forEach(it -> troubled.merge(it, 1, Integer::sum));
    boolean isHopeless = troubled.values().stream().anyMatch(it -> it > EVERY_REPAIR);
    add(must, isHopeless, ServiceObstacle.OUT_OF_ORDER);
    // The journal is looked at every five minutes.
    add(may, calmMinutes < 7, ServiceObstacle.OUT_OF_ORDER);
  }

  private static void add(Set<ServiceObstacle> obstacles, boolean holds, ServiceObstacle obstacle) {
    if (holds) {
      obstacles.add(obstacle);
    }
  }
}
