package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.media.SimulatedCamera;
import fr.teleguichet.edge.peripheral.media.SimulatedSoundRouting;
import fr.teleguichet.edge.peripheral.media.SimulatedTestTone;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.power.BatteryLimits;
import fr.teleguichet.edge.peripheral.power.PowerProbe;
import fr.teleguichet.edge.peripheral.power.SimulatedUps;
import fr.teleguichet.edge.peripheral.print.PrinterProbe;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.ScannerProbe;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.wire.CachedFindingProbe;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralHealthRange;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.List;
import java.util.Optional;

/** The simulated devices at the end of cables, moved by the dials. */
public final class SimulatedDevices {

  private final DialPositions dials;
  private final SimulatedPrinter printer =
      new SimulatedPrinter(SimulationDial.PAPER.morning(), SimulationDial.TONER.morning());
  private final SimulatedScanner scanner = new SimulatedScanner();
  private final SimulatedUps ups = new SimulatedUps();
  private final SimulatedCamera camera = new SimulatedCamera();
  private final SimulatedTestTone tone = new SimulatedTestTone();
  private final SimulatedSoundRouting sound = new SimulatedSoundRouting();
  private final List<Probe> probes;
  private volatile boolean isEnding;

  SimulatedDevices(BoardProfile board, DialPositions dials) {
    this.dials = dials;
    scanner.onDrawn(
        () -> {
          boolean _ = dials.turn(SimulationDial.FEEDER, 0);
        });
    var battery =
        new BatteryLimits(
            threshold(board, Peripheral.POWER, "battery-charge"),
            threshold(board, Peripheral.POWER, "battery-runtime"));
    probes =
        List.of(
            new PrinterProbe(printer, threshold(board, Peripheral.PRINTER, "toner-level")),
            new ScannerProbe(scanner, System::nanoTime),
            new PowerProbe(ups, battery, () -> isEnding = true),
            plug(Peripheral.SCREEN, "display", SimulationDial.SCREEN_PLUG),
            new CachedFindingProbe(Peripheral.CAMERA, "camera", this::camera),
            plug(Peripheral.AUDIO, "audio", SimulationDial.AUDIO_PLUG),
            plug(Peripheral.READER, "reader", SimulationDial.READER_PLUG));
  }

  /** The printer, which prints no paper. */
  public SimulatedPrinter printer() {
    return printer;
  }

  /** The loudspeaker for test tones. */
  public SimulatedTestTone tone() {
    return tone;
  }

  /** Where the page is heard. */
  public SimulatedSoundRouting sound() {
    return sound;
  }

  /** Whether the battery came to its end since the mains went: a real kiosk would stop in order. */
  public boolean isEnding() {
    return isEnding && !dials.is(SimulationDial.MAINS);
  }

  /** All of them, as the agent asks something of them. */
  public InstalledDevices all() {
    return new InstalledDevices(
        Optional.of(printer),
        Optional.of(scanner),
        Optional.of(ups),
        Optional.of(camera),
        Optional.of(tone),
        new DeviceHttpClient());
  }

  List<Probe> probes() {
    return probes;
  }

  /** A dial was turned. */
  void turned(SimulationDial dial) {
    int value = dials.at(dial);
    switch (dial) {
      case PAPER -> printer.load(value);
      case JAM -> printer.setJammed(value > 0);
      case COVER -> printer.setOpen(value > 0);
      case TONER -> printer.setToner(value);
      case PRINTER_PLUG -> printer.setPlugged(value > 0);
      case FEEDER -> scanner.setFeederLoaded(value > 0);
      case SCANNER_PLUG -> scanner.setPlugged(value > 0);
      case CAMERA_PLUG -> camera.setPlugged(value > 0);
      case SHUTTER -> camera.setShut(value > 0);
      case AUDIO_PLUG -> {
        tone.setPlugged(value > 0);
        sound.setPlugged(value > 0);
      }
      case POWER_PLUG -> ups.setPlugged(value > 0);
      case BATTERY -> ups.setCharge(value);
      case MAINS -> {
        ups.setMains(value > 0);
        isEnding &= value == 0;
      }
      default -> {
        // Read by the probe itself, or on the header.
      }
    }
  }

  private ProbeFinding camera() {
    if (!dials.is(SimulationDial.CAMERA_PLUG)) {
      return new ProbeFinding.Missing("unplugged");
    }
    return dials.is(SimulationDial.SHUTTER)
        ? new ProbeFinding.Present(
            new PeripheralReading(PeripheralState.WARNING, "shutter-closed", ""))
        : well();
  }

  private Probe plug(Peripheral kind, String part, SimulationDial dial) {
    return new CachedFindingProbe(
        kind, part, () -> dials.is(dial) ? well() : new ProbeFinding.Missing("unplugged"));
  }

  private static ProbeFinding well() {
    return new ProbeFinding.Present(new PeripheralReading(PeripheralState.OK, "", ""));
  }

  private static HealthyRange threshold(BoardProfile board, Peripheral kind, String id) {
    return board.peripheral(kind).stream()
        .flatMap(fitted -> fitted.thresholds().stream())
        .filter(it -> it.id().value().equals(id))
        .map(PeripheralHealthRange::range)
        .findFirst()
        .orElse(new HealthyRange.Any());
  }
}
