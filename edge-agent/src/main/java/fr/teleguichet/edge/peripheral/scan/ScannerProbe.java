package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.StateReasonFormatter;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Asks a scanner how it is doing, and whether somebody forgot a paper in its feeder. */
public final class ScannerProbe implements Probe {

  /** The reason while paper lies in the feeder for longer than {@link #FORGOTTEN_AFTER}. */
  static final String FEEDER_LOADED = "feeder-loaded";

  /** Whoever is to show a paper has it scanned by then. */
  static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  private final Scanner scanner;
  private final LongSupplier nanoTime;
  // A look that hangs has its thread replaced.
  private volatile OptionalLong loadedSince = OptionalLong.empty();

  /**
   * @param nanoTime a clock that nobody sets, such as {@link System#nanoTime}
   */
  public ScannerProbe(Scanner scanner, LongSupplier nanoTime) {
    this.scanner = scanner;
    this.nanoTime = nanoTime;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.SCANNER;
  }

  @Override
  public String part() {
    return "scanner";
  }

  @Override
  public ProbeFinding look() throws IOException, InterruptedException {
    try {
      return new ProbeFinding.Present(judge(scanner.status()));
    } catch (IOException e) {
      if (DeviceHttpClient.UNREACHABLE.equals(e.getMessage())) {
        return new ProbeFinding.Missing(DeviceHttpClient.UNREACHABLE);
      }
      throw e;
    }
  }

  /** The glass works whatever the feeder does. */
  private PeripheralReading judge(ScannerStatus status) {
    String model = status.model();
    String feeder = isForgotten(status.isFeederLoaded()) ? FEEDER_LOADED : status.feeder();
    return switch (status.activity()) {
      case IDLE, PROCESSING, TESTING ->
          feeder.isEmpty()
              ? new PeripheralReading(PeripheralState.OK, "", model)
              : new PeripheralReading(
                  PeripheralState.WARNING, StateReasonFormatter.of(feeder), model);
      case STOPPED -> new PeripheralReading(PeripheralState.ERROR, "stopped", model);
      case DOWN -> new PeripheralReading(PeripheralState.ERROR, "down", model);
    };
  }

  private boolean isForgotten(boolean isLoaded) {
    if (!isLoaded) {
      loadedSince = OptionalLong.empty();
      return false;
    }
    long now = nanoTime.getAsLong();
    long since = loadedSince.orElse(now);
    loadedSince = OptionalLong.of(since);
    return now - since >= FORGOTTEN_AFTER.toNanos();
  }
}
