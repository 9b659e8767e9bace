package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.EnumCodes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a technician in front of a unit can have it do, to see whether a peripheral works. The unit
 * tells what it saw; whether that is well the person judges.
 */
public enum PeripheralExercise {
  /** Full-screen colours and a grid; each corner is to be touched. */
  PATTERN(Peripheral.SCREEN, true),
  /** One picture, of which only size and brightness are told. */
  PICTURE(Peripheral.CAMERA, false),
  /** A tone from the loudspeaker. */
  TONE(Peripheral.AUDIO, false),
  /** The handset is to be lifted and hung up. */
  HANDSET(Peripheral.AUDIO, true),
  /** One test page. */
  PRINT(Peripheral.PRINTER, false),
  /** A coarse scan, of which only the size and whether it is blank are told. */
  SCAN(Peripheral.SCANNER, false),
  /** Whether the card reader is there. */
  READER(Peripheral.READER, false),
  /** The call button is to be pressed, and somebody is to come before the sensors. */
  PRESENCE(Peripheral.PRESENCE, true),
  /** The light shows the pattern by which a kiosk is found. */
  IDENTIFY(Peripheral.LIGHT, false),
  /** The mains are to be unplugged and plugged in. */
  POWER(Peripheral.POWER, true),
  /** The service door is to be opened and closed. */
  DOOR(Peripheral.ENCLOSURE, true),
  /** How good the way to the fleet is. */
  NETWORK(null, false);

  /** Why an exercise failed on a unit that is made without what it needs. */
  public static final String NOT_FITTED = "not-fitted";

  @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enumeration's constant
  private final Optional<Peripheral> peripheral;

  private final boolean watched;

  PeripheralExercise(@Nullable Peripheral peripheral, boolean watched) {
    this.peripheral = Optional.ofNullable(peripheral);
    this.watched = watched;
  }

  /** Whether it waits for a person's doing, and ends when all of that was seen or nobody waits. */
  public boolean isWatched() {
    return watched;
  }

  /** The word on the wire. */
  public String code() {
    return EnumCodes.code(this);
  }

  /** The exercises for a peripheral, in their order. */
  public static List<PeripheralExercise> of(Peripheral peripheral) {
    return Arrays.stream(values())
        .filter(it -> it.peripheral.equals(Optional.of(peripheral)))
        .toList();
  }

  /** The exercise behind the word; nothing for a word of a newer version. */
  public static Optional<PeripheralExercise> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.code().equals(word)).findFirst();
  }
}
