package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one peripheral's state means for citizens. A printer's reasons are keywords of IPP (RFC
 * 8011, section 5.4.12; PWG 5100.9), where the ending {@code -report} or {@code -warning} says that
 * it still prints.
 */
final class PeripheralBlockingReasons {

  private static final Map<String, ServiceObstacle> PRINTER = new LinkedHashMap<>();

  static {
    PRINTER.put("media-empty", ServiceObstacle.PRINTER_OUT_OF_PAPER);
    PRINTER.put("media-needed", ServiceObstacle.PRINTER_OUT_OF_PAPER);
    PRINTER.put("media-jam", ServiceObstacle.PRINTER_JAMMED);
    PRINTER.put("cover-open", ServiceObstacle.PRINTER_OPEN);
    PRINTER.put("door-open", ServiceObstacle.PRINTER_OPEN);
    PRINTER.put("interlock-open", ServiceObstacle.PRINTER_OPEN);
    PRINTER.put("toner-empty", ServiceObstacle.PRINTER_OUT_OF_TONER);
    PRINTER.put("marker-supply-empty", ServiceObstacle.PRINTER_OUT_OF_TONER);
  }

  private PeripheralBlockingReasons() {}

  /**
   * What stands in the way.
   *
   * @param reading null when a peripheral that the kiosk should have is not there
   */
  static Set<ServiceObstacle> of(Peripheral peripheral, @Nullable PeripheralReading reading) {
    Set<ServiceObstacle> found = EnumSet.noneOf(ServiceObstacle.class);
    boolean missing = reading == null;
    boolean failed = reading != null && reading.state() == PeripheralState.ERROR;
    switch (peripheral) {
      case SCREEN -> add(found, missing || failed, ServiceObstacle.SCREEN_FAILED);
      case CAMERA -> {
        add(found, missing, ServiceObstacle.CAMERA_MISSING);
        boolean shut = has(reading, "shutter-closed");
        add(found, shut, ServiceObstacle.SHUTTER_CLOSED);
        add(found, failed && !shut, ServiceObstacle.CAMERA_FAILED);
      }
      case AUDIO -> {
        add(found, missing, ServiceObstacle.SOUND_MISSING);
        add(found, failed, ServiceObstacle.SOUND_FAILED);
      }
      case PRINTER -> printer(found, reading, missing, failed);
      case SCANNER -> {
        add(found, missing, ServiceObstacle.SCANNER_MISSING);
        add(found, failed, ServiceObstacle.SCANNER_FAILED);
      }
      case POWER ->
          add(
              found,
              (has(reading, "low-battery") || has(reading, "battery-low"))
                  && has(reading, "on-battery"),
              ServiceObstacle.POWER_FAILING);
      case ENCLOSURE -> add(found, has(reading, "door-open"), ServiceObstacle.MAINTENANCE);
      case READER, PRESENCE, LIGHT -> {
        // Nobody is turned away for them.
      }
    }
    return found;
  }

  private static void printer(
      Set<ServiceObstacle> found,
      @Nullable PeripheralReading reading,
      boolean missing,
      boolean failed) {
    add(found, missing, ServiceObstacle.PRINTER_MISSING);
    PRINTER.forEach((word, obstacle) -> add(found, has(reading, word), obstacle));
    add(found, failed && found.isEmpty(), ServiceObstacle.PRINTER_FAILED);
  }

  private static void add(Set<ServiceObstacle> found, boolean holds, ServiceObstacle obstacle) {
    if (holds) {
      found.add(obstacle);
    }
  }

  private static boolean has(@Nullable PeripheralReading reading, String word) {
    if (reading != null) {
      for (String reason : reading.reasons().split(",", -1)) {
        String plain = reason.strip();
        if (plain.equals(word) || plain.equals(word + "-error")) {
          return true;
        }
      }
    }
    return false;
  }
}
