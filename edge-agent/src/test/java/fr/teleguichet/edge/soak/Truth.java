package fr.teleguichet.edge.soak;

import fr.teleguichet.hardware.device.Peripheral;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How everything around the agent really is, and since when. Faults change it, nothing else. */
final class Truth {

  /** How a device is. */
  enum Device {
    WELL,
    WORN,
    BROKEN,
    GONE,
    MUTE,
    HANGING
  }

  /** How the way to the outside is. */
  enum Way {
    GOOD,
    SLOW,
    LOSSY,
    CUT
  }

  /** What repairs are made for. */
  enum Trouble {
    PICTURE,
    STORAGE,
    JOURNAL
  }

  /** What makes a black screen show a picture again. */
  enum Cure {
    SCREEN,
    REBOOT,
    PERSON
  }

  static final List<Peripheral> FITTED =
      List.of(
          Peripheral.SCREEN,
          Peripheral.CAMERA,
          Peripheral.AUDIO,
          Peripheral.PRINTER,
          Peripheral.SCANNER,
          Peripheral.POWER);

  final Map<Peripheral, Device> devices = new EnumMap<>(Peripheral.class);
  Optional<Cure> black = Optional.empty();
  Way way = Way.GOOD;
  Duration wayChanged = Duration.ofDays(-1);
  boolean radarWorks = true;
  boolean clockRight = true;
  boolean storageReadOnly;
  boolean siteOpen = true;
  boolean serviceClosed;
  boolean journalFull;

  /** Whether a person is in front of the kiosk. */
  boolean somebody;

  Truth() {
    FITTED.forEach(it -> devices.put(it, Device.WELL));
  }

  Device device(Peripheral peripheral) {
    return devices.getOrDefault(peripheral, Device.WELL);
  }

  /** What the answer of a server at the other end is, at this moment. */
  Optional<Duration> answer() {
    return switch (way) {
      case GOOD -> Optional.of(Duration.ofMillis(30));
      case SLOW -> Optional.of(Duration.ofMillis(900));
      case LOSSY, CUT -> Optional.empty();
    };
  }

  /** What repairs are made for, and is there. */
  Set<Trouble> troubles() {
    Set<Trouble> found = EnumSet.noneOf(Trouble.class);
    if (black.isPresent()) {
      found.add(Trouble.PICTURE);
    }
    if (storageReadOnly) {
      found.add(Trouble.STORAGE);
    }
    if (storageReadOnly || journalFull) {
      found.add(Trouble.JOURNAL);
    }
    return found;
  }
}
