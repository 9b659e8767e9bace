package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.soak.Truth.Cure;
import fr.teleguichet.edge.soak.Truth.Device;
import fr.teleguichet.edge.soak.Truth.Way;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Breaks and mends things at random, at the beginning of a minute. */
final class Faults {

  private static final Duration WAY_LASTS = Duration.ofMinutes(15);

  private final Truth truth;
  private final Random random;
  private Cure storageCure = Cure.PERSON;

  Faults(Truth truth, Random random) {
    this.truth = truth;
    this.random = random;
  }

  void minute(Duration now) {
    Truth.FITTED.forEach(this::device);
    if (now.minus(truth.wayChanged).compareTo(WAY_LASTS) > 0 && oneOf(20)) {
      change(oneOf(2) ? Way.GOOD : any(Way.values()), now);
    }
    truth.radarWorks = truth.radarWorks ? !oneOf(300) : oneOf(60);
    truth.clockRight = truth.clockRight ? !oneOf(400) : oneOf(20);
    truth.siteOpen = truth.siteOpen ? !oneOf(200) : oneOf(60);
    truth.serviceClosed = truth.serviceClosed ? !oneOf(60) : oneOf(200);
    if (truth.black.isEmpty() && oneOf(240)) {
      truth.black = Optional.of(any(Cure.values()));
    } else if (truth.black.isPresent() && oneOf(90)) {
      truth.black = Optional.empty();
    }
    if (!truth.storageReadOnly && oneOf(300)) {
      truth.storageReadOnly = true;
      storageCure = oneOf(2) ? Cure.REBOOT : Cure.PERSON;
    } else if (oneOf(120)) {
      truth.storageReadOnly = false;
    }
    truth.journalFull = truth.journalFull ? !oneOf(60) : oneOf(200);
  }

  private void device(Peripheral peripheral) {
    if (truth.device(peripheral) == Device.WELL ? oneOf(120) : oneOf(15)) {
      truth.devices.put(peripheral, oneOf(2) ? Device.WELL : any(Device.values()));
    }
  }

  private void change(Way way, Duration now) {
    if (truth.way != way) {
      truth.way = way;
      truth.wayChanged = now;
    }
  }

  /** A repair was made; returns whether it helped. */
  boolean cure(Cure with) {
    boolean helps = false;
    if (truth.black.isPresent() && truth.black.get().compareTo(with) <= 0) {
      truth.black = Optional.empty();
      helps = true;
    }
    if (truth.storageReadOnly && storageCure == Cure.REBOOT && with == Cure.REBOOT) {
      truth.storageReadOnly = false;
      helps = true;
    }
    return helps;
  }

  /** Somebody came and mended everything. */
  void end(Duration now) {
    Truth.FITTED.forEach(it -> truth.devices.put(it, Device.WELL));
    change(Way.GOOD, now);
    truth.black = Optional.empty();
    truth.radarWorks = true;
    truth.clockRight = true;
    truth.siteOpen = true;
    truth.serviceClosed = false;
    truth.storageReadOnly = false;
    truth.journalFull = false;
  }

  private boolean oneOf(int chances) {
    return random.nextInt(chances) == 0;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
