package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a kiosk that a person can change by hand, as a whole number. Where only yes and
 * no are possible, 1 is yes.
 */
public enum SimulationDial {
  /** How far in front of the kiosk somebody stands, in centimetres; 0 for nobody. */
  PERSON(0, 600, 0, null),
  /** Whether the call button is held down. */
  BUTTON(0, 1, 0, null),
  /** Whether the handset is off its hook. */
  HANDSET(0, 1, 0, null),
  /** Whether the service door is open. */
  DOOR(0, 1, 0, null),
  /** The sheets in the printer's tray. */
  PAPER(0, 250, 200, Peripheral.PRINTER),
  /** Whether a sheet is stuck in the printer. */
  JAM(0, 1, 0, Peripheral.PRINTER),
  /** Whether the printer's cover is open. */
  COVER(0, 1, 0, Peripheral.PRINTER),
  /** What toner is left, in percent; 0 without a cartridge. */
  TONER(0, 100, 80, Peripheral.PRINTER),
  /** Whether a page lies in the scanner's document feeder. */
  FEEDER(0, 1, 0, Peripheral.SCANNER),
  /** Whether the camera's shutter is closed. */
  SHUTTER(0, 1, 0, Peripheral.CAMERA),
  /** Whether the mains are on. */
  MAINS(0, 1, 1, Peripheral.POWER),
  /** The battery's charge in percent. */
  BATTERY(0, 100, 100, Peripheral.POWER),
  /** Whether the network cable is in. */
  NETWORK(0, 1, 1, null),
  /** What the processor is heated to, in degrees Celsius; 0 when nobody heats it. */
  HEAT(0, 105, 0, null),
  /** Whether the screen is plugged in. */
  SCREEN_PLUG(0, 1, 1, Peripheral.SCREEN),
  /** Whether the camera is plugged in. */
  CAMERA_PLUG(0, 1, 1, Peripheral.CAMERA),
  /** Whether the sound device is plugged in. */
  AUDIO_PLUG(0, 1, 1, Peripheral.AUDIO),
  /** Whether the printer is plugged in. */
  PRINTER_PLUG(0, 1, 1, Peripheral.PRINTER),
  /** Whether the scanner is plugged in. */
  SCANNER_PLUG(0, 1, 1, Peripheral.SCANNER),
  /** Whether the card reader is plugged in. */
  READER_PLUG(0, 1, 1, Peripheral.READER),
  /** Whether radar and distance sensor are plugged in. */
  PRESENCE_PLUG(0, 1, 1, Peripheral.PRESENCE),
  /** Whether the cable of the supply's own messages is plugged in. */
  POWER_PLUG(0, 1, 1, Peripheral.POWER);

  private final int least;
  private final int most;
  private final int morning;

  @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enumeration's constant
  private final Optional<Peripheral> owner;

  SimulationDial(int least, int most, int morning, @Nullable Peripheral owner) {
    this.least = least;
    this.most = most;
    this.morning = morning;
    this.owner = Optional.ofNullable(owner);
  }

  /** The smallest value. */
  public int least() {
    return least;
  }

  /** The largest value. */
  public int most() {
    return most;
  }

  /** What it is on a kiosk in order before anybody has come. */
  public int morning() {
    return morning;
  }

  /** The peripheral that it is a part of; nothing when every kiosk has it. */
  public Optional<Peripheral> owner() {
    return owner;
  }

  /** The peripheral that has to be looked at when it is turned. */
  public Optional<Peripheral> shownBy() {
    return switch (this) {
      case BUTTON -> Optional.of(Peripheral.PRESENCE);
      case HANDSET -> Optional.of(Peripheral.AUDIO);
      case DOOR -> Optional.of(Peripheral.ENCLOSURE);
      default -> owner;
    };
  }

  /** Whether it is a contact on the board's header. */
  boolean isContact() {
    return this == BUTTON || this == HANDSET || this == DOOR;
  }

  /** The word that scripts and pages know it by, such as {@code printer-plug}. */
  public String code() {
    return ScenarioVocabulary.of(this);
  }

  /**
   * The dial behind a word.
   *
   * @throws IllegalArgumentException when there is none; its sentence names those there are
   */
  public static SimulationDial ofWord(String word) {
    return ScenarioVocabulary.parse(SimulationDial.class, word);
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException when it is not within the dial's range
   */
  void require(int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s can't be %d; %d to %d are allowed".formatted(code(), value, least, most));
    }
  }
}
